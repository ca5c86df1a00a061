using HrHub.Core.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HrHub.Api.Videos;

/// <summary>A media item in HTTP: any range of it (RFC 9110, section 14), its digest as a strong ETag. Only the chunks that a range touches are opened, and none is held longer than it takes to send it.</summary>
internal static class MediaAnswer
{
    /// <param name="media">Disposed when it was sent.</param>
    /// <param name="fileName">Offers it to be kept under this name; null to be shown.</param>
    public static IResult Of(OpenedMedia media, string? fileName = null)
        => Results.Stream(media.Content, media.ContentType, fileName, lastModified: null, new EntityTagHeaderValue($"\"{media.Sha256}\""), enableRangeProcessing: true);

    /// <summary>Names the item, never the person.</summary>
    public static string NameOf(string mediaId, string contentType) => mediaId + contentType switch
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
    };
}
