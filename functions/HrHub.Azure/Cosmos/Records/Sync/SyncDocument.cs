using HrHub.Core.Sync;

namespace HrHub.Azure.Cosmos.Records.Sync;

/// <summary>How far one system is with the candidate. Made and advanced in the batch that makes a version; gone with the file.</summary>
internal sealed record SyncDocument : HubDocument
{
    public const string KindName = "sync";

    public string Kind { get; init; } = KindName;
    public required string System { get; init; }
    public required long WantedVersion { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long WantedAt { get; init; }

    public long PushedVersion { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long? PushedAt { get; init; }

    public string? RemoteId { get; init; }
    public bool IsParked { get; init; }
    public SyncFacets? Facets { get; init; }

    public static string IdOf(string system) => $"sync:{system}";

    public static SyncDocument Of(string candidateId, string system, long wanted, DateTimeOffset at) => new SyncDocument
    {
        Id = IdOf(system), Pk = candidateId, System = system, WantedVersion = wanted, WantedAt = at.ToUnixTimeMilliseconds(),
    }.WithFacets();

    public SyncDocument Wants(long version, DateTimeOffset at) => (this with { WantedVersion = version, WantedAt = at.ToUnixTimeMilliseconds() }).WithFacets();

    /// <summary>What was not pushed yet does not count as behind any more.</summary>
    public SyncDocument WantsNothing() => (this with { WantedVersion = PushedVersion }).WithFacets();

    public SyncDocument Confirmed(long version, string? remoteId, DateTimeOffset at)
        => (this with { PushedVersion = version, PushedAt = at.ToUnixTimeMilliseconds(), RemoteId = remoteId ?? RemoteId, IsParked = false }).WithFacets();

    public SyncDocument Parked(bool parked) => (this with { IsParked = parked }).WithFacets();

    public SyncState State() => new()
    {
        CandidateId = Pk,
        System = System,
        WantedVersion = WantedVersion,
        WantedAt = DateTimeOffset.FromUnixTimeMilliseconds(WantedAt),
        PushedVersion = PushedVersion,
        PushedAt = PushedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        RemoteId = RemoteId,
        Parked = IsParked,
    };

    // Only while the system is behind: the index over it stays as small as what is left to do.
    private SyncDocument WithFacets() => this with { Facets = PushedVersion < WantedVersion && !IsParked ? new() { Behind = System, BehindSince = WantedAt } : null };
}

internal sealed record SyncFacets
{
    /// <summary>The system.</summary>
    public required string Behind { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long BehindSince { get; init; }
}
