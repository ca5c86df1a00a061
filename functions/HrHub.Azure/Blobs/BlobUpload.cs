using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Core.Media;

namespace HrHub.Azure.Blobs;

/// <summary>One upload under a lease. A few blocks are on their way at once; every some blocks what arrived is committed, so that it can be resumed.</summary>
internal sealed class BlobUpload : ISealedUpload
{
    private const int AtOnce = 4, CommitEvery = 16;

    /// <summary>A crashed worker's lease ends by itself; the service allows 15 to 60 seconds.</summary>
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30), RenewEvery = TimeSpan.FromSeconds(10);

    private readonly BlockBlobClient _blob;
    private readonly string _name;
    private readonly int _blockSize;
    private readonly BlobLeaseClient _lease;
    private readonly byte[] _attempt = RandomNumberGenerator.GetBytes(8);
    private readonly List<string> _blocks;
    private readonly Queue<(Task Staging, byte[] Buffer)> _underWay = [];
    private readonly Stack<byte[]> _buffers = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _renewing;
    private int _committed, _stagings;

    private BlobUpload(BlockBlobClient blob, string name, int blockSize, BlobLeaseClient lease, List<string> blocks, TimeProvider clock)
    {
        (_blob, _name, _blockSize, _lease, _blocks, _committed) = (blob, name, blockSize, lease, blocks, blocks.Count);
        _renewing = Renew(clock);
    }

    public int StagedBlocks => _blocks.Count;

    /// <exception cref="UploadBusyException">Another worker holds the lease.</exception>
    /// <exception cref="IOException">The object is complete.</exception>
    public static async Task<BlobUpload> Open(BlockBlobClient blob, string name, int blockSize, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await blob.CommitBlockListAsync([], new() { Metadata = Staged(), Conditions = new() { IfNoneMatch = ETag.All } }, ct);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: ct);
            if (!found.Metadata.ContainsKey(BlobObjects.StagedMark)) throw new IOException($"There is a sealed object {name} already.");
        }

        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(LeaseFor, cancellationToken: ct);
        }
        catch (RequestFailedException leased) when (leased.Status == 409)
        {
            throw new UploadBusyException(name);
        }
        BlockList list = await blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: ct);
        return new(blob, name, blockSize, lease, [.. list.CommittedBlocks.TakeWhile(block => block.SizeLong == blockSize).Select(block => block.Name)], clock);
    }

    public async Task ReadStaged(int index, Memory<byte> block, CancellationToken ct)
    {
        if (index >= _committed) throw new EndOfStreamException($"Block {index} of {_name} is not staged.");
        using BlobDownloadStreamingResult answer = await _blob.DownloadStreamingAsync(new() { Range = new((long)index * _blockSize, _blockSize) }, ct);
        await answer.Content.ReadExactlyAsync(block[.._blockSize], ct);
    }

    public async Task Stage(int index, ReadOnlyMemory<byte> block, CancellationToken ct)
    {
        if (index > _blocks.Count || block.Length > _blockSize) throw new ArgumentOutOfRangeException(nameof(index));
        if (index < _blocks.Count)
        {
            await Arrived(0);
            _blocks.RemoveRange(index, _blocks.Count - index);
            _committed = Math.Min(_committed, index);
        }
        await Arrived(AtOnce - 1);
        var id = NewId();
        // The caller fills its buffer anew as soon as this returns. Ours are used again: megabytes of garbage would wait for the collector.
        var buffer = _buffers.TryPop(out var used) ? used : GC.AllocateUninitializedArray<byte>(_blockSize);
        block.CopyTo(buffer);
        _underWay.Enqueue((_blob.StageBlockAsync(id, new MemoryStream(buffer, 0, block.Length), new() { Conditions = Leased() }, ct), buffer));
        _blocks.Add(id);
        if (_blocks.Count - _committed < CommitEvery || block.Length < _blockSize) return;

        await Arrived(0);
        await CommitBlocks(Staged(), ct);
        _committed = _blocks.Count;
    }

    public async Task Commit(CancellationToken ct)
    {
        await Arrived(0);
        await CommitBlocks(null, ct);
        await Close();
    }

    public async Task Abandon(CancellationToken ct)
    {
        await Settled();
        await Close();
        await _blob.DeleteIfExistsAsync(cancellationToken: ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Settled();
        await Close();
        _closing.Dispose();
    }

    private static Dictionary<string, string> Staged() => new() { [BlobObjects.StagedMark] = "1" };

    private BlobRequestConditions Leased() => new() { LeaseId = _lease.LeaseId };

    /// <summary>Ids of one blob must have one length, those of an earlier try included.</summary>
    private string NewId()
    {
        Span<byte> id = stackalloc byte[12];
        _attempt.CopyTo(id);
        BinaryPrimitives.WriteInt32BigEndian(id[8..], _stagings++);
        return Convert.ToBase64String(id);
    }

    private async Task CommitBlocks(Dictionary<string, string>? metadata, CancellationToken ct)
    {
        try
        {
            await _blob.CommitBlockListAsync(_blocks, new() { Metadata = metadata, Conditions = Leased() }, ct);
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            throw new IOException($"The upload of {_name} lost its lease or its blob.", lost);
        }
    }

    private async Task Arrived(int left)
    {
        while (_underWay.Count > left)
        {
            var (staging, buffer) = _underWay.Dequeue();
            await staging;
            _buffers.Push(buffer);
        }
    }

    /// <summary>Waits for what is on its way, however it ends: it is staged for nobody.</summary>
    private async Task Settled()
    {
        while (_underWay.TryDequeue(out var one)) await one.Staging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Renew(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(RenewEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token)) await _lease.RenewAsync(cancellationToken: _closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            return;
        }
        catch (RequestFailedException)
        {
            // The lease is lost: the next block or commit says so.
            return;
        }
    }

    private async Task Close()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _renewing;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
        {
            // Lost, or deleted with its blob.
            return;
        }
    }
}
