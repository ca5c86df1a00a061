using HrHub.Api.Links;
using HrHub.Core.Keys;

namespace HrHub.Api.Videos;

/// <summary>What a link to watch a video says: which one, until when, and for whose browser.</summary>
/// <param name="CandidateId">Whose video.</param>
/// <param name="MediaId">Which.</param>
/// <param name="Until">The end of the link.</param>
/// <param name="Browser">SHA-256 of the cookie that was set with it, in hex: the link alone is worth nothing.</param>
/// <param name="Of">What of it.</param>
/// <param name="Start">Seconds of an excerpt; null where it is left to the hub.</param>
public sealed record WatchTicket(string CandidateId, string MediaId, DateTimeOffset Until, string Browser, Clip Of = Clip.Whole, double? Start = null)
{
    private const string Kind = "watch-link";

    /// <returns>Letters, digits, - and _ only.</returns>
    public Task<string> Seal(KeyRing keys, CancellationToken ct) => SealedTicket.Seal(this, Kind, keys, ct);

    /// <returns>Null for whatever this hub has not sealed.</returns>
    public static Task<WatchTicket?> Open(string text, KeyRing keys, CancellationToken ct) => SealedTicket.Open<WatchTicket>(text, Kind, keys, ct);
}
