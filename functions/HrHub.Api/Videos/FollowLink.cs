using HrHub.Api.Links;
using HrHub.Core;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Media.Clips;
using HrHub.Core.Records;

namespace HrHub.Api.Videos;

/// <summary>Serves what a link leads to, in the browser that it was made for, while it lasts; whatever is wrong with it, there is nothing here.</summary>
public sealed class FollowLink(ICandidateFiles files, OpenMedia media, TakePoster poster, CutExcerpt excerpt, KeyRing keys, TimeProvider clock)
{
    /// <param name="ticket">From the address.</param>
    /// <param name="browser">The cookie, or null.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OpenedMedia>> Handle(string ticket, string? browser, CancellationToken ct)
    {
        if (await WatchTicket.Open(ticket, keys, ct) is not { } known || known.Until <= clock.GetUtcNow() || !LinkCookie.Is(browser, known.Browser)) return HubError.NotFound;
        // What was restricted or is being erased since the link was made is not shown any more.
        if (await files.Home(known.CandidateId, ct) is not { Retention: { Tombstone: null, Restricted: false } } file) return HubError.NotFound;
        if (known.Of is Clip.Whole) return await media.Handle(known.CandidateId, known.MediaId, ct);

        if (file.Interviews.FirstOrDefault(one => one.SealedMedia.ContainsKey(known.MediaId)) is not { } interview) return HubError.NotFound;
        return known.Of is Clip.Poster ? await poster.Handle(file.CandidateId, interview, known.MediaId, ct) : await excerpt.Handle(interview, known.MediaId, known.Start, ct);
    }
}
