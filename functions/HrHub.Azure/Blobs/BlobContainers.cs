using Azure.Storage.Blobs;

namespace HrHub.Azure.Blobs;

/// <summary>The hub's containers.</summary>
/// <param name="objects">Sealed objects.</param>
/// <param name="roots">Daily audit roots.</param>
public sealed class BlobContainers(BlobContainerClient objects, BlobContainerClient roots)
{
    public const string ObjectsName = "objects", RootsName = "audit-roots";

    public BlobContainerClient Objects => objects;
    public BlobContainerClient Roots => roots;

    /// <summary>Makes them where they are missing: for Azurite. On Azure the Bicep makes them, and an app's identity may not.</summary>
    public async Task Create(CancellationToken ct)
    {
        await Objects.CreateIfNotExistsAsync(cancellationToken: ct);
        await Roots.CreateIfNotExistsAsync(cancellationToken: ct);
    }
}
