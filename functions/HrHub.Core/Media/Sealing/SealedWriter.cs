using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace HrHub.Core.Media.Sealing;

/// <summary>What was written: plaintext length, SHA-256 of the whole and up to the end of each chunk.</summary>
public sealed record SealedContent(long Length, string Sha256, byte[] PrefixSha256);

/// <summary>
/// Seals one plaintext stream into one object. Reading, hashing, encrypting and writing overlap over a few buffers; at most two workers compute.
/// An upload that broke is taken up at the last whole chunk. The state of a running SHA-256 can't be saved, so what was staged before is read back and
/// opened first: that rebuilds the hashes, and drops blocks that a power cut damaged.
/// </summary>
public sealed class SealedWriter : IAsyncDisposable
{
    private const int Slots = 8;
    private readonly ISealedUpload _upload;
    private readonly string _name;
    private readonly byte[] _key;
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _prefixHashes = new();
    private int _chunks;

    private SealedWriter(ISealedUpload upload, string name, byte[] key) => (_upload, _name, _key) = (upload, name, key);

    /// <summary>Plaintext bytes that are staged: the source goes on from here.</summary>
    public long Position => (long)_chunks * SealedChunk.PlainSize;

    /// <param name="objects">Where the object will be.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dataKey">32 bytes; copied.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UploadBusyException">Somebody else is writing this object.</exception>
    public static async Task<SealedWriter> Open(ISealedObjects objects, string name, ReadOnlyMemory<byte> dataKey, CancellationToken ct)
    {
        var writer = new SealedWriter(await objects.Upload(name, SealedChunk.SealedSize, ct), name, dataKey.ToArray());
        try
        {
            await writer.TakeUpStaged(ct);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Seals the rest of the plaintext and commits the object.</summary>
    /// <param name="source">Stands at <see cref="Position"/>.</param>
    /// <param name="staged">Called after each staged chunk with the plaintext bytes staged so far; null where nobody listens.</param>
    /// <param name="ct">Cancels; what is staged stays.</param>
    public async Task<SealedContent> WriteToEnd(Stream source, Func<long, CancellationToken, Task>? staged, CancellationToken ct)
    {
        var free = Channel.CreateUnbounded<Slot>();
        var slots = new List<Slot>(Slots);
        Task hashing = Task.CompletedTask, sealing = Task.CompletedTask, staging = Task.CompletedTask;
        var length = Position;
        Slot? reading = null;
        try
        {
            for (var (index, last) = (_chunks, false); !last && !staging.IsFaulted; index++)
            {
                if (!free.Reader.TryRead(out var slot))
                {
                    if (slots.Count == Slots) slot = await free.Reader.ReadAsync(ct);
                    else slots.Add(slot = new Slot());
                }
                reading = slot;
                slot.Length = await source.ReadAtLeastAsync(slot.Plain, SealedChunk.PlainSize, throwOnEndOfStream: false, ct);
                reading = null;
                length += slot.Length;
                last = slot.Length < SealedChunk.PlainSize;
                hashing = Hash(hashing, slot);
                sealing = Seal(sealing, slot, index, last);
                staging = Stage(staging, hashing, sealing, slot, index, free.Writer, staged, ct);
            }
        }
        finally
        {
            await staging;
            // Only buffers that nobody can still be writing to: after a failed read its source might.
            foreach (var slot in slots)
                if (slot != reading) slot.Return();
        }
        await _upload.Commit(ct);
        return new SealedContent(length, Convert.ToHexStringLower(_whole.GetHashAndReset()), _prefixHashes.ToArray());
    }

    /// <summary>Forgets what was staged.</summary>
    public Task Abandon(CancellationToken ct) => _upload.Abandon(ct);

    public async ValueTask DisposeAsync()
    {
        CryptographicOperations.ZeroMemory(_key);
        _whole.Dispose();
        await _upload.DisposeAsync();
    }

    private async Task TakeUpStaged(CancellationToken ct)
    {
        if (_upload.StagedBlocks == 0) return;
        var slot = new Slot { Length = SealedChunk.PlainSize };
        for (var index = 0; index < _upload.StagedBlocks; index++)
        {
            await _upload.ReadStaged(index, slot.Sealed, ct);
            try
            {
                SealedChunk.Open(_key, _name, index, last: false, slot.Sealed.Span, slot.Plain.Span);
            }
            catch (SealedObjectException)
            {
                break;
            }
            Hash(slot);
            _chunks++;
        }
        slot.Return();
    }

    private void Hash(Slot slot)
    {
        _whole.AppendData(slot.Plain.Span[..slot.Length]);
        _prefixHashes.Write(_whole.GetCurrentHash());
    }

    // Each stage is a chain: one chunk at a time, in order, beside the other stages.
    private async Task Hash(Task before, Slot slot)
    {
        await before;
        await Task.Run(() => Hash(slot));
    }

    private async Task Seal(Task before, Slot slot, int index, bool last)
    {
        await before;
        await Task.Run(() => SealedChunk.Seal(_key, _name, index, last, slot.Plain.Span[..slot.Length], slot.Sealed.Span[..(slot.Length + SealedChunk.Overhead)]));
    }

    private async Task Stage(Task before, Task hashing, Task sealing, Slot slot, int index, ChannelWriter<Slot> free, Func<long, CancellationToken, Task>? staged, CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(hashing, sealing);
            await before;
            await _upload.Stage(index, slot.Sealed[..(slot.Length + SealedChunk.Overhead)], ct);
            if (slot.Length == SealedChunk.PlainSize) _chunks = index + 1;
            if (staged is not null) await staged((long)index * SealedChunk.PlainSize + slot.Length, ct);
        }
        finally
        {
            free.TryWrite(slot);
        }
    }

    /// <summary>Rented: a capture that breaks and goes on would leave megabytes of garbage each time. Rented buffers are longer than asked for.</summary>
    private sealed class Slot
    {
        private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SealedChunk.PlainSize), _sealed = ArrayPool<byte>.Shared.Rent(SealedChunk.SealedSize);

        public Memory<byte> Plain => _plain.AsMemory(0, SealedChunk.PlainSize);
        public Memory<byte> Sealed => _sealed.AsMemory(0, SealedChunk.SealedSize);
        public int Length { get; set; }

        public void Return()
        {
            CryptographicOperations.ZeroMemory(_plain);
            ArrayPool<byte>.Shared.Return(_plain);
            ArrayPool<byte>.Shared.Return(_sealed);
        }
    }
}
