using System.Security.Cryptography;

namespace HrHub.Core.Media.Sealing;

/// <summary>What was written: plaintext length, SHA-256 of the whole and up to the end of each chunk.</summary>
public sealed record SealedContent(long Length, string Sha256, byte[] PrefixSha256)
{
    /// <summary>What a record says of it.</summary>
    /// <param name="objectName">Of the object that it was written into.</param>
    /// <param name="wrappedKey">See <see cref="DataKey.Wrap"/>.</param>
    public SealedReference In(string objectName, byte[] wrappedKey) => new() { ObjectName = objectName, WrappedKey = wrappedKey, Length = Length, Sha256 = Sha256, PrefixSha256 = PrefixSha256 };
}

/// <summary>
/// Seals one plaintext stream into one object. Reading, hashing, and sealing with writing go on beside each other over a few buffers; two threads compute.
/// An upload that broke is taken up at the last whole chunk. The state of a running SHA-256 can't be saved, so what was staged before is read back and
/// opened first: that rebuilds the hashes, and drops blocks that a power cut damaged.
/// </summary>
public sealed class SealedWriter : IAsyncDisposable
{
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var line = new SealingLine();
        // A thread of its own for the hash: it is the dearest and never has to wait, and hopping between threads of the pool would cost it a part of every chunk.
        var hashing = Task.Factory.StartNew(() => HashAll(line, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var sealing = Task.Run(() => SealAll(line, staged, stop), CancellationToken.None);
        long length;
        try
        {
            length = await ReadAll(line, source, stop.Token);
        }
        finally
        {
            line.End();
            await Task.WhenAll(hashing, sealing);
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
        var slot = new Slot();
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
            Hash(slot.Plain.Span);
            _chunks++;
        }
        slot.Return();
    }

    private void Hash(ReadOnlySpan<byte> chunk)
    {
        _whole.AppendData(chunk);
        _prefixHashes.Write(_whole.GetCurrentHash());
    }

    private async Task<long> ReadAll(SealingLine line, Stream source, CancellationToken ct)
    {
        for (var index = _chunks; ; index++)
        {
            var slot = await line.Read(source, index, ct);
            var (end, last) = (slot.End, !slot.IsWhole);
            line.Add(slot);
            if (last) return end;
        }
    }

    private void HashAll(SealingLine line, CancellationTokenSource stop)
    {
        try
        {
            foreach (var slot in line.ToHash)
            {
                Hash(slot.Content);
                line.LetGo(slot);
            }
        }
        catch
        {
            // Nobody would free another buffer: the source is not read on.
            stop.Cancel();
            throw;
        }
    }

    private async Task SealAll(SealingLine line, Func<long, CancellationToken, Task>? staged, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var slot in line.ToSeal)
            {
                SealedChunk.Seal(_key, _name, slot.Index, last: !slot.IsWhole, slot.Content, slot.SealedContent.Span);
                await _upload.Stage(slot.Index, slot.SealedContent, stop.Token);
                if (slot.IsWhole) _chunks = slot.Index + 1;
                var end = slot.End;
                line.LetGo(slot);
                if (staged is not null) await staged(end, stop.Token);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
