using HrHub.Core.Canonical;

namespace HrHub.Core.Media;

/// <summary>
/// Asks the vendor for a link to a media item again: links expire (15 minutes at some vendors), the item stays.
/// Implemented over the vendor's API; in tests of the capture by a list of links.
/// </summary>
public interface IFreshLinks
{
    /// <param name="interview">The interview as it is on record.</param>
    /// <param name="mediaId">See <see cref="MediaItem.MediaId"/>; it is derived from stable names, so it outlives the link.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>Null when the vendor gives none: its profile names no call for it, the interview is gone there, it refuses us, or its answer no longer names the item.</returns>
    /// <exception cref="IOException">The vendor can't be reached, or is not ready: try again later.</exception>
    Task<FreshLink?> Get(Interview interview, string mediaId, CancellationToken ct);
}

/// <param name="Url">May carry a token in its query: never logged.</param>
/// <param name="ExpiresAt">Null where the vendor does not say.</param>
public sealed record FreshLink(string Url, DateTimeOffset? ExpiresAt)
{
    /// <summary>Without the link, so that it can't end in a log.</summary>
    public override string ToString() => $"FreshLink(until {ExpiresAt:O})";
}
