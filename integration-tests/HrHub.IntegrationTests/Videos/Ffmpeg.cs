using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Videos;

/// <summary>The real ffmpeg, as the tests use it: to make videos, and to look at what came out.</summary>
internal static class Ffmpeg
{
    public static string? Path { get; } = Find("ffmpeg");

    /// <summary>Of a test that needs it.</summary>
    public static string? Missing => Path is null || Find("ffprobe") is null ? "ffmpeg is not here: apt-get install ffmpeg brings ffmpeg and ffprobe" : null;

    /// <summary>A moving picture with a sound.</summary>
    /// <param name="kind">One of <c>mp4-first</c> and <c>mp4-last</c> (where the index lies), <c>webm</c> (VP8), <c>webm-vp9</c>, <c>ts</c>, <c>avi</c>.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="size">Of the picture.</param>
    public static async Task<byte[]> Video(string kind, double seconds, string size = "320x240")
    {
        using var folder = new TempFolder();
        var file = folder.File($"video.{kind.Split('-')[0]}");
        string[] h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "20", "-pix_fmt", "yuv420p", "-c:a", "aac"],
            codecs = kind switch
            {
                "mp4-first" => [.. h264, "-movflags", "+faststart"],
                "webm" => ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "20", "-c:a", "libopus"],
                "webm-vp9" => ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "20", "-c:a", "libopus"],
                "avi" => ["-c:v", "mpeg4", "-c:a", "mp3"],
                _ => h264,
            };
        await Run(Path!, ["-hide_banner", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", $"testsrc=size={size}:rate=10", "-f", "lavfi", "-i", "sine=frequency=440", "-t", seconds.ToString(CultureInfo.InvariantCulture), .. codecs, file]);
        return await File.ReadAllBytesAsync(file);
    }

    /// <summary>What ffprobe says: seconds from the first to the last picture, and the codecs.</summary>
    public static async Task<(double Seconds, string[] Codecs, int Width)> Probe(byte[] video)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("probed"), video);
        using var said = JsonDocument.Parse(await Run(Find("ffprobe")!, ["-loglevel", "error", "-show_format", "-show_streams", "-of", "json", folder.File("probed")]));
        var streams = said.RootElement.GetProperty("streams").EnumerateArray().ToList();
        return (double.Parse(said.RootElement.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture),
            [.. streams.Select(stream => stream.GetProperty("codec_name").GetString()!).Order()],
            streams.Where(stream => stream.TryGetProperty("width", out _)).Select(stream => stream.GetProperty("width").GetInt32()).FirstOrDefault());
    }

    private static string? Find(string name) => Environment.GetEnvironmentVariable("PATH")?.Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static async Task<string> Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return said;
    }
}

/// <summary>For machines that have ffmpeg.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute() => Skip = Ffmpeg.Missing;
}

/// <summary>For machines that have ffmpeg.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegTheoryAttribute : TheoryAttribute
{
    public FfmpegTheoryAttribute() => Skip = Ffmpeg.Missing;
}
