using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.Blobs;

/// <summary>The hub's containers.</summary>
public sealed class BlobContainers(BlobServiceClient account, IOptions<BlobOptions> options)
{
    public BlobContainerClient Objects { get; } = account.GetBlobContainerClient(options.Value.ObjectsContainer);
    public BlobContainerClient Roots { get; } = account.GetBlobContainerClient(options.Value.RootsContainer);

    /// <summary>Makes them where they are missing: for Azurite. On Azure the Bicep makes them, and an app's identity may not.</summary>
    public async Task Create(CancellationToken ct)
    {
        await Objects.CreateIfNotExistsAsync(cancellationToken: ct);
        await Roots.CreateIfNotExistsAsync(cancellationToken: ct);
    }
}
