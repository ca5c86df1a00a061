using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Core.Media;

namespace HrHub.Azure.Blobs;

/// <summary>
/// Sealed objects as block blobs. Blocks that are not committed can't be read back, so an upload commits what it has every few blocks, marked as staged: readers don't see
/// it, and whoever resumes opens it first. A lease keeps other writers out.
/// </summary>
/// <param name="container">Versioning and soft delete are off: what is deleted must be gone.</param>
/// <param name="clock">Renews leases.</param>
public sealed class BlobObjects(BlobContainerClient container, TimeProvider clock) : ISealedObjects
{
    /// <summary>Metadata of an object that is still being uploaded.</summary>
    internal const string StagedMark = "staged";

    /// <inheritdoc/>
    public async Task<ISealedUpload> Upload(string name, int blockSize, CancellationToken ct) => await BlobUpload.Open(Blob(name), name, blockSize, clock, ct);

    /// <inheritdoc/>
    public async Task<long?> Length(string name, CancellationToken ct)
    {
        try
        {
            BlobProperties found = await Blob(name).GetPropertiesAsync(cancellationToken: ct);
            return found.Metadata.ContainsKey(StagedMark) ? null : found.ContentLength;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task Read(string name, long offset, Memory<byte> buffer, CancellationToken ct)
    {
        if (buffer.IsEmpty)
        {
            if (await Length(name, ct) is null) throw Missing(name);
            return;
        }
        try
        {
            using BlobDownloadStreamingResult answer = await Blob(name).DownloadStreamingAsync(new() { Range = new(offset, buffer.Length) }, ct);
            if (answer.Details.Metadata.ContainsKey(StagedMark)) throw Missing(name);
            await answer.Content.ReadExactlyAsync(buffer, ct);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            throw Missing(name);
        }
        catch (Exception ended) when (ended is EndOfStreamException or RequestFailedException { Status: 416 })
        {
            if (await Length(name, ct) is null) throw Missing(name);
            throw new EndOfStreamException($"Sealed object {name} ends before {offset + buffer.Length}.");
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> List(string prefix, CancellationToken ct) => Names(prefix, _ => true, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> WrittenBefore(DateTimeOffset before, string prefix, CancellationToken ct)
        => Names(prefix, blob => blob.Properties.LeaseState != LeaseState.Leased && (blob.Properties.LastModified is not { } written || written < before), ct);

    /// <inheritdoc/>
    public Task Delete(string name, CancellationToken ct) => new EraseBlob(container).Handle(Blob(name).Name, ct);

    private async Task<IReadOnlyList<string>> Names(string prefix, Func<BlobItem, bool> wanted, CancellationToken ct)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix, States = BlobStates.Uncommitted }, ct))
            if (wanted(blob)) names.Add(blob.Name);
        return [.. names];
    }

    private static FileNotFoundException Missing(string name) => new($"There is no sealed object {name}.");

    private BlockBlobClient Blob(string name)
    {
        SealedObjectName.Check(name);
        return container.GetBlockBlobClient(name);
    }
}
