using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Canonical;

public enum MediaKind { Video, WebcamVideo, ScreenVideo, Audio, Report, ResumeFile, Image, Other }

/// <summary>The life of one media item: announced by the vendor, then captured, or refused with a reason. A linked one is a page for people: there is nothing to capture.</summary>
public enum MediaState { Announced, Capturing, Captured, Refused, Expired, Linked }

public sealed record MediaItem
{
    /// <summary>
    /// Derived from interview, kind and the vendor's stable name for the item; never from a signed link, which changes.
    /// In a document that a vendor sends, and in a profile's maps, it is that stable name.
    /// </summary>
    public required string MediaId { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>Name of the rule under <c>reading.media</c> of the vendor's profile: allowed hosts, life of a link, how to ask for a fresh one.</summary>
    [SetByHub]
    public string? Rule { get; init; }

    /// <summary>A link may carry a token in its query: sealed at rest, never logged.</summary>
    public string? SourceUrl { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Seconds.</summary>
    [Range(0, double.MaxValue)]
    public double? Duration { get; init; }

    public string? ContentType { get; init; }
    [SetByHub]
    public MediaState State { get; init; } = MediaState.Announced;

    /// <summary>Why <see cref="State"/> is refused or expired: a stable code.</summary>
    [SetByHub]
    public string? Reason { get; init; }

    /// <summary>Lower-case hex of the plaintext.</summary>
    [SetByHub]
    public string? Sha256 { get; init; }

    /// <summary>Plaintext bytes.</summary>
    [SetByHub]
    public long? Length { get; init; }

    /// <summary>Name of the sealed object.</summary>
    [SetByHub]
    public string? SealedObject { get; init; }
}
