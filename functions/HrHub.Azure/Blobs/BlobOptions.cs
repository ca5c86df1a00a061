using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.Blobs;

/// <summary>Settings section <c>Blobs</c>.</summary>
public sealed class BlobOptions : IValidatableObject
{
    /// <summary>Of the account: <c>https://hrhubexample.blob.core.windows.net</c>. Reached under the app's own identity.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Of a local Azurite; empty everywhere else.</summary>
    public string EmulatorConnection { get; set; } = "";

    /// <summary>Where sealed objects are.</summary>
    [Required]
    public string ObjectsContainer { get; set; } = "objects";

    /// <summary>Where the daily audit roots are: a container whose immutability policy lets nobody change or delete them.</summary>
    [Required]
    public string RootsContainer { get; set; } = "audit-roots";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EmulatorConnection.Length == 0 && !Uri.TryCreate(Endpoint, UriKind.Absolute, out _)) yield return new("Blobs:Endpoint must be the address of a storage account.", [nameof(Endpoint)]);
    }
}
