using HrHub.Api.Videos;
using HrHub.Core.Canonical;

namespace HrHub.Api.Archive;

/// <summary>Captured media as files of an archive.</summary>
internal static class MediaFile
{
    /// <returns>Path within an archive: by id, with the ending of what the first bytes showed.</returns>
    public static string NameOf(MediaItem item) => $"media/{MediaAnswer.NameOf(item.MediaId, item.ContentType ?? "")}";
}
