using System.Security.Cryptography;

namespace HrHub.Core.Media.Sealing;

/// <summary>
/// The plaintext of a sealed object as a seekable stream: any range is served by decrypting only the chunks it touches. Reads asynchronously only.
/// Every chunk is authenticated before a byte of it is handed out; a wrong length is refused when the stream is opened.
/// </summary>
public sealed class SealedStream : Stream
{
    private readonly ISealedObjects _objects;
    private readonly SealedReference _reference;
    private readonly byte[] _key;
    private readonly byte[] _plain;
    private readonly byte[] _sealed;
    private int _loaded = -1;
    private long _position;

    private SealedStream(ISealedObjects objects, SealedReference reference, byte[] key)
    {
        var chunk = (int)Math.Min(reference.Length, SealedChunk.PlainSize);
        (_objects, _reference, _key, _plain, _sealed) = (objects, reference, key, new byte[chunk], new byte[chunk + SealedChunk.Overhead]);
    }

    /// <param name="objects">Where the object is.</param>
    /// <param name="reference">From the record.</param>
    /// <param name="dataKey">32 bytes; copied.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="SealedObjectException">The object is missing or its length is wrong.</exception>
    public static async Task<SealedStream> Open(ISealedObjects objects, SealedReference reference, ReadOnlyMemory<byte> dataKey, CancellationToken ct)
    {
        if (reference.Version != SealedChunk.Version) throw new SealedObjectException(reference.ObjectName, "the format version is unknown");
        var length = await objects.Length(reference.ObjectName, ct) ?? throw new SealedObjectException(reference.ObjectName, "it is missing");
        var expected = SealedChunk.SealedLength(reference.Length);
        if (length != expected) throw new SealedObjectException(reference.ObjectName, $"it has {length} bytes instead of {expected}");
        return new SealedStream(objects, reference, dataKey.ToArray());
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => _reference.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.IsEmpty) return 0;

        var (index, offset) = Math.DivRem(_position, SealedChunk.PlainSize);
        var size = await Load((int)index, cancellationToken);
        var count = Math.Min(buffer.Length, size - (int)offset);
        _plain.AsMemory((int)offset, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Sealed objects are read asynchronously.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_plain);
        _loaded = -1;
        _position = Length;
        base.Dispose(disposing);
    }

    private async ValueTask<int> Load(int index, CancellationToken ct)
    {
        var size = (int)Math.Min(Length - (long)index * SealedChunk.PlainSize, SealedChunk.PlainSize);
        if (index == _loaded) return size;

        _loaded = -1;
        var sealedChunk = _sealed.AsMemory(0, size + SealedChunk.Overhead);
        try
        {
            await _objects.Read(_reference.ObjectName, (long)index * SealedChunk.SealedSize, sealedChunk, ct);
        }
        catch (Exception failure) when (failure is EndOfStreamException or FileNotFoundException)
        {
            throw new SealedObjectException(_reference.ObjectName, "it was cut short or deleted while it was read");
        }
        SealedChunk.Open(_key, _reference.ObjectName, index, last: index == SealedChunk.Count(Length) - 1, sealedChunk.Span, _plain.AsSpan(0, size));
        _loaded = index;
        return size;
    }
}
