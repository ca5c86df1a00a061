using System.ComponentModel;
using System.Globalization;
using HrHub.Core.Media.Sealing;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Media.Clips;

/// <summary>
/// ffmpeg as a process of its own for each run. The video goes in and the result comes out through pipes: nothing of it lies on a disk, and ffmpeg may open nothing else, neither files nor addresses. A run that takes too long is ended.
/// </summary>
/// <param name="path">Of the program.</param>
/// <param name="options">Limits.</param>
/// <param name="clock">Measures the time limit.</param>
/// <param name="log">Exit codes only.</param>
public sealed partial class FfmpegTool(string path, VideoToolOptions options, TimeProvider clock, ILogger<FfmpegTool> log) : IVideoTool, IDisposable
{
    private const int ExcerptSeconds = 60;

    private readonly SemaphoreSlim _free = new(options.AtOnce);

    public bool IsHere => true;

    public Task<Outcome<byte[]>> Still(Stream video, double? seconds, CancellationToken ct) => InTime(async token =>
    {
        // The best of ten seconds at a tenth. Where there is nothing, since a length that was told is not always true, or the video is shorter than a moment: the best of the first pictures.
        foreach (var (isAtTenth, sampled) in ((bool, string)[])[(true, "fps=2,"), (false, "")])
        {
            if (await ForwardVideo.Of(video, token) is not { } forward) return HubError.VideoUnreadable;
            var start = isAtTenth ? Math.Floor((forward.Seconds ?? seconds ?? 0) / 10) : 0;
            // Scaled before one is chosen, since all of them are held until then.
            string[] still = ["-map", "0:v:0", "-vf", $"{sampled}scale='min(1280,iw)':-2,thumbnail=20", "-frames:v", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "4", "-map_metadata", "-1", "-f", "image2pipe", "pipe:1"];
            if (await Run(forward, Skip(start), [], still, SealedChunk.PlainSize - 1, token) is { Output: [0xff, 0xd8, .., 0xff, 0xd9] jpeg }) return jpeg;
        }
        return HubError.VideoUnreadable;
    }, ct);

    public Task<Outcome<byte[]>> Excerpt(Stream video, double start, CancellationToken ct) => InTime(async token =>
    {
        string[] minute = ["-t", $"{ExcerptSeconds}", "-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1"],
            fragmented = ["-fflags", "+bitexact", "-movflags", "frag_keyframe+empty_moov+default_base_moof", "-f", "mp4", "pipe:1"];
        var isRead = false;
        foreach (var asItIs in (bool[])[true, false])
        {
            if (await ForwardVideo.Of(video, token) is not { } forward) return HubError.VideoUnreadable;
            if (start > 0 && start >= forward.Seconds) return HubError.BadRequest("start");
            if (Codecs(forward.Format, asItIs) is not { } codecs) continue;
            // Of a pipe, ffmpeg skips forward in an index that it has read, and in others only to where decoding can begin anew.
            var skips = forward.Format is "mov" || !asItIs && forward.Format is not "mpegts";
            var ended = await Run(forward, skips ? Skip(start) : [], skips ? [] : Skip(start), [.. minute, .. codecs, .. fragmented], options.ExcerptMiB << 20, token);
            if (ended is { Code: 0, TooLong: false } && ended.Output.AsSpan().IndexOf("moof"u8) > 0) return ended.Output;
            isRead |= ended is { Code: 0, TooLong: false };
        }
        return isRead && start > 0 ? HubError.BadRequest("start") : HubError.VideoUnreadable;
    }, ct);

    /// <returns>Null where there is no such way: what an AVI holds fits into an MP4, and no browser plays it.</returns>
    private static string[]? Codecs(string format, bool asItIs) => (asItIs, format) switch
    {
        (false, _) => ["-vf", "scale='min(640,iw)':-2", "-c:v", "libx264", "-preset", "veryfast", "-crf", "28", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k", "-ac", "2"],
        (true, "avi") => null,
        (true, "mpegts") => ["-c", "copy", "-bsf:a", "aac_adtstoasc"],
        _ => ["-c", "copy"],
    };

    private static string[] Skip(double start) => ["-ss", start.ToString("0.###", CultureInfo.InvariantCulture)];

    public void Dispose() => _free.Dispose();

    private async Task<ToolEnded> Run(ForwardVideo video, string[] before, string[] after, string[] wanted, int longest, CancellationToken ct)
    {
        // The largest frame is 8K; an allocation of more than 256 MiB is an attack or a broken file.
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-loglevel", "quiet", "-max_alloc", "268435456", "-threads", "2", "-max_pixels", "35389440", "-protocol_whitelist", "pipe", "-f", video.Format, .. before, "-i", "pipe:0",
            .. after, "-threads", "2", "-sn", "-dn", .. wanted,
        ];
        var ended = await ToolProcess.Run(path, arguments, video, longest, ct);
        if (ended.Code != 0) LogFailed(ended.Code);
        return ended;
    }

    private async Task<Outcome<byte[]>> InTime(Func<CancellationToken, Task<Outcome<byte[]>>> run, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeLimitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await _free.WaitAsync(either.Token);
            try
            {
                return await run(either.Token);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogSlow(options.TimeLimitSeconds);
            return HubError.VideoToolBusy;
        }
        catch (Win32Exception gone)
        {
            LogGone(gone.NativeErrorCode);
            return HubError.NoVideoTool;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "ffmpeg ended with {Code}.")]
    private partial void LogFailed(int code);

    [LoggerMessage(2, LogLevel.Warning, "ffmpeg did not come to an end within {Seconds} s, or others had it all the time.")]
    private partial void LogSlow(int seconds);

    [LoggerMessage(3, LogLevel.Warning, "ffmpeg, which was there at the start, does not start any more: system error {Code}.")]
    private partial void LogGone(int code);
}
