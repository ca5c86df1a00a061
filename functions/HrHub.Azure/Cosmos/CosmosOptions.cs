using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.Cosmos;

/// <summary>Settings section <c>Cosmos</c>.</summary>
public sealed class CosmosOptions
{
    /// <summary>Of the account: <c>https://hrhub-example.documents.azure.com</c>.</summary>
    [Required, Url]
    public required string Endpoint { get; set; }

    /// <summary>Of the account that holds the keys; empty: the same. In production another one, with a backup window of its own.</summary>
    public string KeysEndpoint { get; set; } = "";

    [Required, RegularExpression("^[A-Za-z0-9-]{1,64}$")]
    public required string Database { get; set; }

    /// <summary>Key of the local emulator. Empty: the app's own identity, which is the only way to a real account.</summary>
    public string EmulatorKey { get; set; } = "";
}
