using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Core.Media;

namespace HrHub.Azure.Blobs;

/// <summary>
/// One upload under a lease. A few blocks are on their way at once; every some blocks, and when the upload is given up, what arrived is committed, so that it can be resumed.
/// Blocks after one that did not arrive are dropped.
/// </summary>
internal sealed class BlobUpload : ISealedUpload
{
    private const int AtOnce = 4, CommitEvery = 16;

    private readonly BlockBlobClient _blob;
    private readonly string _name;
    private readonly int _blockSize;
    private readonly UploadLease _lease;
    private readonly byte[] _attempt = RandomNumberGenerator.GetBytes(8);
    private readonly List<string> _blocks;
    private readonly Queue<(int Index, Task<byte[]> Sending)> _underWay = new(AtOnce);
    private readonly Stack<byte[]> _free = new(AtOnce);
    private int _committed, _stagings;
    private bool _hasEnd, _over;

    private BlobUpload(BlockBlobClient blob, string name, int blockSize, UploadLease lease, List<string> blocks)
        => (_blob, _name, _blockSize, _lease, _blocks, _committed) = (blob, name, blockSize, lease, blocks, blocks.Count);

    public int StagedBlocks => _hasEnd ? _blocks.Count - 1 : _blocks.Count;

    /// <summary>Metadata of an object that is still being uploaded.</summary>
    public static Dictionary<string, string> Staged() => new() { [BlobObjects.StagedMark] = "1" };

    /// <exception cref="UploadBusyException">Another worker holds the lease.</exception>
    /// <exception cref="IOException">The object is complete.</exception>
    public static async Task<BlobUpload> Open(BlockBlobClient blob, string name, int blockSize, TimeProvider clock, CancellationToken ct)
    {
        bool isNew;
        UploadLease? lease;
        do
        {
            isNew = await TryCreate(blob, ct);
            lease = await UploadLease.Acquire(blob, name, clock, ct);
        }
        // Deleted between the two.
        while (lease is null);
        try
        {
            return new(blob, name, blockSize, lease, isNew ? [] : await Found(blob, name, blockSize, ct));
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    public async Task ReadStaged(int index, Memory<byte> block, CancellationToken ct)
    {
        if (index >= StagedBlocks) throw new EndOfStreamException($"Block {index} of {_name} is not staged.");
        if (index >= _committed) await CommitStaged(ct);
        using BlobDownloadStreamingResult answer = await _blob.DownloadStreamingAsync(new() { Range = new((long)index * _blockSize, _blockSize) }, ct);
        await answer.Content.ReadExactlyAsync(block[.._blockSize], ct);
    }

    public async Task Stage(int index, ReadOnlyMemory<byte> block, CancellationToken ct)
    {
        if (index < 0 || index > StagedBlocks || block.Length > _blockSize) throw new ArgumentOutOfRangeException(nameof(index));
        ct.ThrowIfCancellationRequested();
        if (index < _blocks.Count) await Forget(index, ct);
        // The service takes no empty block, and none is needed.
        if (block.IsEmpty) return;

        await Arrived(AtOnce - 1);
        // The caller fills its buffer anew as soon as this returns. Ours are used again: megabytes of garbage would wait for the collector.
        var copy = _free.TryPop(out var free) ? free : GC.AllocateUninitializedArray<byte>(_blockSize);
        block.CopyTo(copy);
        var id = NewId();
        _underWay.Enqueue((index, Send(id, copy, block.Length, ct)));
        _blocks.Add(id);
        _hasEnd = block.Length < _blockSize;
        if (_blocks.Count - _committed >= CommitEvery && !_hasEnd) await CommitStaged(ct);
    }

    public async Task Commit(CancellationToken ct)
    {
        await Arrived(0);
        // Whatever was deleted meanwhile must not come back.
        await _lease.Renew(ct);
        await CommitBlocks(null, ct);
        _over = true;
        await _lease.DisposeAsync();
    }

    public async Task Abandon(CancellationToken ct)
    {
        await Settled();
        _over = true;
        await _lease.DisposeAsync();
        await new EraseBlob(_blob.GetParentBlobContainerClient()).Handle(_name, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_over) return;
        _over = true;
        await Settled();
        // Best effort: what was committed before stays in any case.
        if (_blocks.Count > _committed) await CommitBlocks(Staged(), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _lease.DisposeAsync();
    }

    /// <returns>False when there is one; or when the first answer was lost, and there is one by that.</returns>
    private static async Task<bool> TryCreate(BlockBlobClient blob, CancellationToken ct)
    {
        try
        {
            await blob.CommitBlockListAsync([], new() { Metadata = Staged(), Conditions = new() { IfNoneMatch = ETag.All } }, ct);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>What an earlier attempt committed. Read under the lease: before it, another could still complete the object.</summary>
    private static async Task<List<string>> Found(BlockBlobClient blob, string name, int blockSize, CancellationToken ct)
    {
        BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: ct);
        if (!found.Metadata.ContainsKey(BlobObjects.StagedMark)) throw new IOException($"There is a sealed object {name} already.");
        BlockList list = await blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: ct);
        return [.. list.CommittedBlocks.TakeWhile(block => block.SizeLong == blockSize).Select(block => block.Name)];
    }

    /// <summary>Ids of one blob must have one length, those of an earlier try included.</summary>
    private string NewId()
    {
        Span<byte> id = stackalloc byte[12];
        _attempt.CopyTo(id);
        BinaryPrimitives.WriteInt32BigEndian(id[8..], _stagings++);
        return Convert.ToBase64String(id);
    }

    private async Task<byte[]> Send(string id, byte[] content, int length, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, 0, length, writable: false);
        await _lease.Write(held =>
        {
            stream.Position = 0;
            return _blob.StageBlockAsync(id, stream, new() { Conditions = held }, ct);
        }, ct);
        return content;
    }

    /// <summary>A crash from here on must not bring back the blocks that are replaced.</summary>
    private async Task Forget(int index, CancellationToken ct)
    {
        await Arrived(0);
        Drop(index);
        if (index < _committed) await CommitStaged(ct);
    }

    private async Task CommitStaged(CancellationToken ct)
    {
        await Arrived(0);
        await CommitBlocks(Staged(), ct);
        _committed = _blocks.Count;
    }

    private Task CommitBlocks(Dictionary<string, string>? metadata, CancellationToken ct)
        => _lease.Write(held => _blob.CommitBlockListAsync(_blocks, new() { Metadata = metadata, Conditions = held }, ct), ct);

    private async Task Arrived(int left)
    {
        while (_underWay.Count > left)
        {
            var (index, sending) = _underWay.Dequeue();
            try
            {
                _free.Push(await sending);
            }
            catch
            {
                await Settled();
                Drop(index);
                throw;
            }
        }
    }

    /// <summary>Waits for what is on its way, however it ends.</summary>
    private async Task Settled()
    {
        while (_underWay.TryDequeue(out var one))
        {
            await ((Task)one.Sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!one.Sending.IsCompletedSuccessfully) Drop(one.Index);
        }
    }

    private void Drop(int from)
    {
        if (from >= _blocks.Count) return;
        _blocks.RemoveRange(from, _blocks.Count - from);
        _hasEnd = false;
    }
}
