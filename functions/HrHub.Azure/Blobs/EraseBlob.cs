using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace HrHub.Azure.Blobs;

/// <summary>
/// Deletes a blob with everything that an account may keep of it: blocks that were staged, snapshots, versions, and what was soft-deleted. The hub's account keeps none of that
/// (infra/modules/storage.bicep); where somebody changed this, the app's rights do not reach it, and the erasure fails instead of being certified.
/// </summary>
internal sealed class EraseBlob(BlobContainerClient container)
{
    // A version that is deleted becomes a soft-deleted one first, where both are on.
    private const int Rounds = 3;

    /// <exception cref="IOException">The account still keeps something.</exception>
    public async Task Handle(string name, CancellationToken ct)
    {
        var blob = container.GetBlockBlobClient(name);
        // Emptied before it is deleted: only a commit drops the blocks that are staged, and a soft-deleted blob that is empty keeps nothing.
        await Unleased(blob, () => blob.CommitBlockListAsync([], new CommitBlockListOptions { Metadata = BlobUpload.Staged() }, ct), ct);
        await Unleased(blob, () => blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct), ct);
        for (var round = 0; await Kept(name, ct) is { Count: > 0 } kept; round++)
        {
            if (round == Rounds) throw new IOException($"The account keeps {kept.Count} deleted states of {name}: it must have neither versions nor soft delete.");
            foreach (var state in kept) await Delete(blob, state, ct);
        }
    }

    private async Task<IReadOnlyList<BlobItem>> Kept(string name, CancellationToken ct)
    {
        var kept = new List<BlobItem>();
        var states = new GetBlobsOptions { Prefix = name, States = BlobStates.Snapshots | BlobStates.Version | BlobStates.Deleted };
        await foreach (var state in container.GetBlobsAsync(states, ct))
            if (state.Name == name && state.Properties.ContentLength != 0) kept.Add(state);
        return kept;
    }

    private static async Task Delete(BlockBlobClient blob, BlobItem state, CancellationToken ct)
    {
        BlobBaseClient kept = state.VersionId is { } version ? blob.WithVersion(version) : state.Snapshot is { } snapshot ? blob.WithSnapshot(snapshot) : blob;
        using (state.Deleted ? PermanentDelete.Begin() : null) await kept.DeleteIfExistsAsync(cancellationToken: ct);
    }

    /// <summary>Whoever is uploading under this name loses the blob: it is to be deleted.</summary>
    private static async Task Unleased(BlockBlobClient blob, Func<Task> write, CancellationToken ct)
    {
        for (var broken = 0; ; broken++)
        {
            try
            {
                await write();
                return;
            }
            catch (RequestFailedException leased) when (leased.Status == 412 && broken < Rounds)
            {
                await Break(blob, ct);
            }
        }
    }

    private static async Task Break(BlockBlobClient blob, CancellationToken ct)
    {
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: ct);
        }
        catch (RequestFailedException free) when (free.Status is 404 or 409)
        {
            // It ended by itself meanwhile: the write tries again.
        }
    }
}
