namespace HrHub.Core.Exports;

/// <summary>
/// Between a zip and a response, or another stream that is written asynchronously only: closing an entry writes its last bytes synchronously even where the archive is asynchronous (.NET 10), which a response refuses.
/// They are few; they wait here for the next asynchronous write.
/// </summary>
/// <param name="output">Left open.</param>
public sealed class ForwardStream(Stream output) : Stream
{
    private readonly MemoryStream _waiting = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Drain(cancellationToken);
        await output.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>A synchronous flush leaves what waits where it is.</summary>
    public override void Flush() { }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Drain(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask Drain(CancellationToken ct)
    {
        if (_waiting.Length == 0) return;
        await output.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), ct);
        _waiting.SetLength(0);
    }
}
