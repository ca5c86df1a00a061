using HrHub.Core.Canonical;

namespace HrHub.Api.Archive;

/// <summary>Captured media as files of an archive.</summary>
internal static class MediaFile
{
    /// <returns>Path within an archive: by id, with the ending of what the first bytes showed.</returns>
    public static string NameOf(MediaItem item) => $"media/{item.MediaId}{item.ContentType switch
    {
        "video/mp4" => ".mp4",
        "video/webm" => ".webm",
        "video/mp2t" => ".ts",
        "audio/mpeg" => ".mp3",
        "audio/wav" => ".wav",
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        _ => ".bin",
    }}";
}
