using HrHub.Api.Candidates;
using HrHub.Api.Links;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Keys;
using HrHub.Core.Media.Clips;
using HrHub.Core.Work;

namespace HrHub.Api.Videos;

/// <summary>
/// A link for a player, which can send no token: it is good for some minutes, for one item, or the still or an excerpt of it, and together with the cookie that comes with it only, so that it opens nothing for whoever is sent it. That the
/// item is watched is on record before the link exists.
/// </summary>
public sealed class LinkMedia(OpenInterview open, IVideoTool tool, KeyRing keys, TimeProvider clock)
{
    /// <summary>Where the cookie goes, and the links lead.</summary>
    public const string Path = "/api/v1/watch", Cookie = "hrhub-watch";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <param name="candidateId">Whose.</param>
    /// <param name="interviewId">Of which interview.</param>
    /// <param name="mediaId">Which item.</param>
    /// <param name="of">What of it.</param>
    /// <param name="start">Of an excerpt: seconds; null for where the hub finds best.</param>
    /// <param name="browser">The cookie that is there already, so that two players work side by side.</param>
    /// <param name="caller">Who will watch.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<MadeLink>> Handle(string candidateId, string interviewId, string mediaId, Clip of, double? start, string? browser, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Video, "video", caller, ct, Right.Watch, record: mediaId);
        if (opened.Error is { } error) return error;
        if (!opened.Value!.Interview.SealedMedia.ContainsKey(mediaId)) return HubError.NotFound;
        // Said now, to somebody who reads it: a player only shows nothing.
        if (of is not Clip.Whole && !tool.IsHere) return HubError.NoVideoTool;
        var (until, cookie) = (clock.GetUtcNow() + Life, LinkCookie.Of(browser));
        var ticket = await new WatchTicket(opened.Value.File.CandidateId, mediaId, until, LinkCookie.Digest(cookie), of, start).Seal(keys, ct);
        return new MadeLink(new($"{Path}/{ticket}", until), cookie);
    }
}
