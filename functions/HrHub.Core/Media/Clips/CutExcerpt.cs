using System.Security.Cryptography;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Media.Clips;

/// <summary>
/// One minute of a video. Made anew for whoever asks: the start is anybody's choice, and kept copies would only multiply what must be forgotten later. The same start gives the same bytes, so that a player may fetch it in ranges.
/// Whoever calls has checked the right to watch, and audited it.
/// </summary>
public sealed partial class CutExcerpt(IVideoTool tool, OpenMedia media, ILogger<CutExcerpt> log)
{
    /// <summary>Seconds before what was said, so that it is not cut into.</summary>
    private const double LeadIn = 3;

    /// <param name="interview">As it is on file now.</param>
    /// <param name="mediaId">A captured item of it.</param>
    /// <param name="start">Seconds; null for just before the first behaviour with a quote and a time, else the beginning.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>To be disposed after use; errors as of <see cref="IVideoTool.Excerpt"/>, or <see cref="HubError.NotFound"/> where the item is not captured.</returns>
    /// <exception cref="CryptographicException">The video was changed, or its key is gone.</exception>
    public async Task<Outcome<OpenedMedia>> Handle(InterviewFile interview, string mediaId, double? start, CancellationToken ct)
    {
        if (!interview.SealedMedia.TryGetValue(mediaId, out var video)) return HubError.NotFound;
        if (!tool.IsHere) return HubError.NoVideoTool;
        await using var opened = await media.Open(video, "", ct);
        var made = await tool.Excerpt(opened.Content, start ?? FirstQuote(interview), ct);
        // A vendor's times are of the interview, of which this item may be a part only.
        if (start is null && made.Error?.Field == "start") made = await tool.Excerpt(opened.Content, 0, ct);
        if (made.Error is { } error)
        {
            LogNone(mediaId, error.Code);
            return error;
        }
        return new OpenedMedia(new MemoryStream(made.Value!, writable: false), "video/mp4", Convert.ToHexStringLower(SHA256.HashData(made.Value!)));
    }

    private static double FirstQuote(InterviewFile interview)
        => Math.Max(0, interview.Interview.Behaviours.Where(behaviour => behaviour is { Quote.Length: > 0, Time: not null }).Min(behaviour => behaviour.Time) - LeadIn ?? 0);

    [LoggerMessage(1, LogLevel.Warning, "There is no excerpt of the media item {MediaId}: {Code}.")]
    private partial void LogNone(string mediaId, string code);
}
