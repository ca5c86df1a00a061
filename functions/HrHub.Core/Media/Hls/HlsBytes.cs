using HrHub.Core.Media.Download;

namespace HrHub.Core.Media.Hls;

/// <summary>The pieces of a media playlist, in order, as one run of bytes from an offset on.</summary>
public sealed class HlsBytes(DownloadContext context, IReadOnlyList<HlsPiece> pieces, long offset) : IMediaBytes
{
    private long _toSkip = offset;
    private long _position;
    private int _next;
    private RangedBytes? _piece;

    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken ct)
    {
        while (true)
        {
            if (_piece is null)
            {
                if (_next == pieces.Count) return _toSkip == 0 ? 0 : throw new SourceChangedException("The segments are shorter than what was staged.");
                _piece = await Start(pieces[_next++], ct);
                continue;
            }
            var count = await _piece.Read(_toSkip == 0 ? buffer : buffer[..(int)Math.Min(buffer.Length, _toSkip)], ct);
            if (count == 0) DropPiece();
            else if (Take(count)) return count;
        }
    }

    public void Dispose() => DropPiece();

    // The lengths of segments are not in the playlist: whole segments before the offset are passed over by the length that their server tells.
    private async Task<RangedBytes?> Start(HlsPiece piece, CancellationToken ct)
    {
        var bytes = new RangedBytes(context, piece.Url, piece.From, piece.Until);
        if (_toSkip == 0) return bytes;

        await bytes.Peek(ct);
        if (bytes.End - piece.From is not { } length || length > _toSkip) return bytes;

        bytes.Dispose();
        Take(length);
        return null;
    }

    /// <returns>True when these bytes are the caller's, false when they were passed over.</returns>
    private bool Take(long count)
    {
        _position += count;
        if (_position > context.Options.MaxBytes) throw new MediaRefusedException(Refusal.TooLarge, $"The item is over the limit of {context.Options.MaxBytes} bytes.");
        if (_toSkip == 0) return true;
        _toSkip -= count;
        return false;
    }

    private void DropPiece()
    {
        _piece?.Dispose();
        _piece = null;
    }
}
