namespace HrHub.Api.Materials;

/// <summary>An upload as it is read once, forwards: its first bytes, which were looked at, then the rest; not beyond a limit, and with somebody who reads along.</summary>
internal sealed class UploadStream(ReadOnlyMemory<byte> head, Stream rest, long limit, Func<ReadOnlyMemory<byte>, CancellationToken, Task> along) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="UploadTooLargeException">There is more than the limit.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        if (_read < head.Length)
        {
            count = Math.Min(buffer.Length, head.Length - (int)_read);
            head.Slice((int)_read, count).CopyTo(buffer);
        }
        else count = await rest.ReadAsync(buffer, cancellationToken);
        _read += count;
        if (_read > limit) throw new UploadTooLargeException();
        await along(buffer[..count], cancellationToken);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read asynchronously.");
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() { }
}

/// <summary>An upload is larger than its kind may be.</summary>
internal sealed class UploadTooLargeException : IOException;
