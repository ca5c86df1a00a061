using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;

namespace HrHub.Azure.Blobs;

/// <summary>
/// Daily roots in a container whose immutability policy lets nobody change or delete them. Nothing there can be written anew, so heads lie under a name of their own
/// that the root's metadata hold: heads of a crash belong to no root.
/// </summary>
/// <param name="container">Its own account's.</param>
/// <param name="mustBeWriteOnce">False for an emulator, which has no such policies: there nobody else writes.</param>
public sealed class BlobAuditRoots(BlobContainerClient container, bool mustBeWriteOnce) : IAuditRoots
{
    private const string Pattern = "yyyy-MM-dd", Suffix = ".json", HeadsName = "heads";
    private const int BlockSize = 1 << 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DateOnly>> Dates(CancellationToken ct)
    {
        var dates = new SortedSet<DateOnly>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: ct))
            if (blob.Name.EndsWith(Suffix, StringComparison.Ordinal) && DateOnly.TryParseExact(blob.Name[..^Suffix.Length], Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) dates.Add(date);
        return [.. dates];
    }

    /// <inheritdoc/>
    public async Task<DailyRoot?> Find(DateOnly date, CancellationToken ct)
    {
        try
        {
            BlobDownloadResult found = await Root(date).DownloadContentAsync(ct);
            var root = JsonSerializer.Deserialize<DailyRoot>(found.Content, CanonicalJson.Options);
            return root?.Date == date ? root : throw new InvalidDataException($"The audit root of {date:yyyy-MM-dd} is that of another day.");
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"The audit root of {date:yyyy-MM-dd} is unreadable.");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChainHead> Heads(DateOnly date, [EnumeratorCancellation] CancellationToken ct)
    {
        using var lines = new StreamReader(await OpenHeads(date, ct), Encoding.UTF8);
        while (await lines.ReadLineAsync(ct) is { } line) yield return ChainHeads.Read(line);
    }

    /// <inheritdoc/>
    public async Task<DailyRoot?> Add(DateOnly date, IAsyncEnumerable<ChainHead> heads, Func<Task<DailyRoot>> sign, CancellationToken ct)
    {
        if (await Root(date).ExistsAsync(ct)) return null;
        if (mustBeWriteOnce) await CheckPolicy(ct);

        var name = $"{date:yyyy-MM-dd}.{Guid.NewGuid():N}.heads";
        await WriteHeads(container.GetBlockBlobClient(name), heads, ct);
        var root = await sign();
        try
        {
            var json = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(root, CanonicalJson.Options));
            await Root(date).UploadAsync(json, new BlobUploadOptions { Metadata = new Dictionary<string, string> { [HeadsName] = name }, Conditions = new() { IfNoneMatch = ETag.All } }, ct);
            return root;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // The answer to an earlier try of this very upload may have been lost: then the root is ours.
            return (await Find(date, ct))?.Signature == root.Signature ? root : null;
        }
    }

    /// <summary>Fails closed: a root that can be replaced proves nothing.</summary>
    private async Task CheckPolicy(CancellationToken ct)
    {
        BlobContainerProperties found = await container.GetPropertiesAsync(cancellationToken: ct);
        if (found.HasImmutabilityPolicy is not true && !found.HasImmutableStorageWithVersioning)
            throw new InvalidOperationException($"The container {container.Name} has no immutability policy: a root in it could be replaced. infra/modules/storage.bicep makes it.");
    }

    /// <summary>Nobody else knows the name, so a repetition after a lost answer needs no condition.</summary>
    private static async Task WriteHeads(BlockBlobClient blob, IAsyncEnumerable<ChainHead> heads, CancellationToken ct)
    {
        var (ids, block) = (new List<string>(), new MemoryStream());
        await foreach (var head in heads.WithCancellation(ct))
        {
            block.Write(Encoding.UTF8.GetBytes(ChainHeads.Line(head) + "\n"));
            if (block.Length >= BlockSize) await Stage();
        }
        await Stage();
        await blob.CommitBlockListAsync(ids, cancellationToken: ct);

        async Task Stage()
        {
            if (block.Length == 0) return;
            var id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D8}"));
            block.Position = 0;
            await blob.StageBlockAsync(id, block, cancellationToken: ct);
            ids.Add(id);
            block.SetLength(0);
        }
    }

    private async Task<Stream> OpenHeads(DateOnly date, CancellationToken ct)
    {
        try
        {
            BlobProperties root = await Root(date).GetPropertiesAsync(cancellationToken: ct);
            if (root.Metadata.TryGetValue(HeadsName, out var name)) return await container.GetBlobClient(name).OpenReadAsync(cancellationToken: ct);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Said below.
        }
        throw new InvalidDataException($"The heads of the audit root of {date:yyyy-MM-dd} are missing.");
    }

    private BlobClient Root(DateOnly date) => container.GetBlobClient($"{date:yyyy-MM-dd}{Suffix}");
}
