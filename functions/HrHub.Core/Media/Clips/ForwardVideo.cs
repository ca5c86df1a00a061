using HrHub.Core.Media.Download;

namespace HrHub.Core.Media.Clips;

/// <summary>
/// A video in an order in which it can be read from a pipe, forwards only: of an MP4 whose index lies at its end, the index comes first. So a tool needs neither a file with the video in plain nor a network.
/// </summary>
public sealed class ForwardVideo
{
    private readonly Stream _video;
    private readonly Queue<Piece> _pieces;
    private long _done;

    private ForwardVideo(Stream video, string format, double? seconds, IEnumerable<Piece> pieces)
    {
        (_video, Format, Seconds) = (video, format, seconds);
        _pieces = new(pieces.Where(piece => piece.Length > 0));
    }

    /// <summary>A part of the video by its place, or bytes instead of it.</summary>
    private readonly record struct Piece(long From, long Length, byte[]? Instead = null);

    /// <summary>The name that ffmpeg has for the container. Said rather than guessed: some that it would guess open other addresses.</summary>
    public string Format { get; }

    /// <summary>Length in seconds, where the bytes say it up front.</summary>
    public double? Seconds { get; }

    /// <param name="video">Seekable.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when its first bytes are those of no video that can be read so.</returns>
    public static async Task<ForwardVideo?> Of(Stream video, CancellationToken ct)
    {
        var head = new byte[MediaSignature.Size];
        video.Position = 0;
        var length = await video.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        Piece[] asItIs = [new(0, video.Length)];
        return MediaSignature.TypeOf(head.AsSpan(0, length)) switch
        {
            "video/mp4" => await Mp4Index.Find(video, ct) is { } index ? new(video, "mov", index.Seconds, Moved(index, video.Length)) : null,
            "video/webm" => new(video, "matroska", null, asItIs),
            "video/mp2t" => new(video, "mpegts", null, asItIs),
            "video/x-msvideo" => new(video, "avi", null, asItIs),
            _ => null,
        };
    }

    /// <returns>How many bytes were read; 0 at the end.</returns>
    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken ct)
    {
        if (!_pieces.TryPeek(out var piece)) return 0;
        buffer = buffer[..(int)Math.Min(buffer.Length, piece.Length - _done)];
        if (piece.Instead is { } bytes) bytes.AsMemory((int)_done, buffer.Length).CopyTo(buffer);
        else
        {
            _video.Position = piece.From + _done;
            await _video.ReadExactlyAsync(buffer, ct);
        }
        _done += buffer.Length;
        if (_done == piece.Length) (_, _done) = (_pieces.Dequeue(), 0);
        return buffer.Length;
    }

    private static IEnumerable<Piece> Moved(Mp4Index index, long length)
    {
        var after = index.At + index.Box.Length;
        return [new(0, index.Before), new(0, index.Box.Length, index.Box), new(index.Before, index.At - index.Before), new(after, length - after)];
    }
}
