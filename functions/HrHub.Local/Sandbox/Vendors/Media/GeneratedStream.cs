namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>A generated video as a seekable stream, which may break off.</summary>
/// <param name="video">What is read.</param>
/// <param name="breakAfter">After so many bytes <paramref name="broken"/> is called and reading fails; null for never.</param>
/// <param name="broken">Cuts the connection.</param>
internal sealed class GeneratedStream(GeneratedVideo video, long? breakAfter, Action broken) : Stream
{
    private long _left = breakAfter ?? long.MaxValue;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => video.Length;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0)
        {
            broken();
            throw new IOException("The script breaks the connection here.");
        }
        var count = video.Read(Position, buffer[..(int)Math.Min(buffer.Length, _left)]);
        Position += count;
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
