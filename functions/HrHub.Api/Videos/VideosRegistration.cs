using HrHub.Core.Media.Clips;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Videos;

internal static class VideosRegistration
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";

    /// <summary>Whole videos, and where ffmpeg is found, stills and excerpts.</summary>
    public static IServiceCollection AddVideos(this IServiceCollection services)
    {
        services.AddOptions<VideoToolOptions>().BindConfiguration("Videos").ValidateDataAnnotations()
            .Validate(options => options.FfmpegPath is "" or VideoToolOptions.Off || File.Exists(options.FfmpegPath), "Videos:FfmpegPath names no file. Leave it empty to have ffmpeg looked for on PATH, or say off.").ValidateOnStart();
        return services
            .AddSingleton(Tool)
            .AddSingleton<TakePoster>()
            .AddSingleton<CutExcerpt>()
            .AddSingleton<WatchMedia>()
            .AddSingleton<DownloadMedia>()
            .AddSingleton<ShowPoster>()
            .AddSingleton<PlayExcerpt>()
            .AddSingleton<LinkMedia>()
            .AddSingleton<FollowLink>();
    }

    private static IVideoTool Tool(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<VideoToolOptions>>().Value;
        return Find(options.FfmpegPath) is { } path
            ? new FfmpegTool(path, options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FfmpegTool>>())
            : new NoVideoTool();
    }

    private static string? Find(string setting) => setting switch
    {
        VideoToolOptions.Off => null,
        "" => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists),
        _ => Path.GetFullPath(setting),
    };
}
