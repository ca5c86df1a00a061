using System.ComponentModel.DataAnnotations;

namespace HrHub.Local.Hosting;

/// <summary>Settings section <c>Stores</c>: where the hub on one machine keeps what it has.</summary>
public sealed class StoresOptions
{
    /// <summary><c>local</c>: SQLite and files in the data directory. <c>azure</c>: Cosmos DB and Blob Storage, or their stand-ins, as the sections <c>Cosmos</c> and <c>Blobs</c> say; queue and root key stay in the data directory.</summary>
    [Required, RegularExpression($"^({Local}|{Azure})$")]
    public string Kind { get; init; } = Local;

    public const string Local = "local", Azure = "azure";
}
