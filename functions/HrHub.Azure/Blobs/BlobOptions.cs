using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.Blobs;

/// <summary>Settings section <c>Blobs</c>. The accounts are reached under the app's own identity.</summary>
public sealed class BlobOptions : IValidatableObject
{
    /// <summary>Of the account with the sealed objects: <c>https://hrhubexample.blob.core.windows.net</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Of the account with the audit roots, where nothing can be changed or deleted; empty: the same.</summary>
    public string RootsEndpoint { get; set; } = "";

    /// <summary>Of a local Azurite, for both; empty everywhere else.</summary>
    public string EmulatorConnection { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EmulatorConnection.Length == 0 && !Uri.TryCreate(Endpoint, UriKind.Absolute, out _)) yield return new("Blobs:Endpoint must be the address of a storage account.", [nameof(Endpoint)]);
        if (RootsEndpoint.Length > 0 && !Uri.TryCreate(RootsEndpoint, UriKind.Absolute, out _)) yield return new("Blobs:RootsEndpoint must be the address of a storage account.", [nameof(RootsEndpoint)]);
    }
}
