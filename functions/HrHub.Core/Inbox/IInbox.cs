namespace HrHub.Core.Inbox;

public enum Accepted { New, Duplicate }

public enum InboxState { Accepted, Handled, Parked }

/// <summary>One accepted delivery. Its body is sealed under the epoch key until it is handled; then it moves into the candidate's file.</summary>
public sealed record InboxEntry
{
    /// <summary>See <see cref="InboxId"/>.</summary>
    public required string Id { get; init; }

    public required string Vendor { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Lower-case hex of the raw body.</summary>
    public required string PayloadSha256 { get; init; }

    /// <summary>True only when the vendor's signature covers the body, or we fetched it from the vendor's own API over TLS.</summary>
    public required bool PayloadAuthenticated { get; init; }

    /// <summary>The event that the request's URL names, where the profile takes it from there.</summary>
    public string? UrlEvent { get; init; }

    /// <summary>The sealed body, or null when it lies in <see cref="BodyObject"/>.</summary>
    public byte[]? SealedBody { get; init; }

    /// <summary>Name of the sealed object with the body, for bodies above 256 KB.</summary>
    public string? BodyObject { get; init; }

    /// <summary>Id of the epoch key that sealed the body, wherever it lies.</summary>
    public string? SealedBy { get; init; }

    /// <summary>Set at intake when the vendor signed something that is not acceptable JSON: it is kept and parked.</summary>
    public string? Defect { get; init; }

    public InboxState State { get; init; } = InboxState.Accepted;
    public int Attempts { get; init; }
    public string? InterviewId { get; init; }
    public string? CandidateId { get; init; }
}

/// <summary>Where raw bytes are durable before the vendor is answered. Insert-only: the same delivery twice is one entry.</summary>
public interface IInbox
{
    /// <returns>When the task ends the entry survives a power cut.</returns>
    Task<Accepted> Append(InboxEntry entry, CancellationToken ct);

    Task<InboxEntry?> Find(string id, CancellationToken ct);

    /// <summary>Marks the entry handled and drops its body; the id stays, for duplicates.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="interviewId">The interview it became part of; null when the profile says it means nothing to us.</param>
    /// <param name="candidateId">The candidate, likewise.</param>
    /// <param name="ct">Cancels before the write.</param>
    Task MarkHandled(string id, string? interviewId, string? candidateId, CancellationToken ct);

    /// <summary>Drops whatever is left of a delivery of an erased person: only the id stays, for duplicates. No-op when there is no such entry.</summary>
    Task DropBody(string id, CancellationToken ct);

    /// <summary>Entries that wait for a person, with their bodies, by id.</summary>
    Task<IReadOnlyList<InboxEntry>> Parked(string? after, int max, CancellationToken ct);

    /// <summary>Marks the entry as waiting for a person; its body is kept.</summary>
    Task MarkParked(string id, CancellationToken ct);

    /// <summary>The work goes on at <paramref name="until"/> by itself: until then the entry does not count as forgotten.</summary>
    Task Postpone(string id, DateTimeOffset until, CancellationToken ct);

    /// <summary>Entries that should have been handled before <paramref name="before"/> and are neither handled nor parked, oldest first.</summary>
    Task<IReadOnlyList<InboxEntry>> Unhandled(DateTimeOffset before, int max, CancellationToken ct);

    /// <summary>Whether an entry says that its body lies in this sealed object.</summary>
    Task<bool> HasBodyIn(string objectName, CancellationToken ct);

    /// <summary>Whether an entry that is not handled yet has its body sealed under this epoch key.</summary>
    Task<bool> HasSealedBy(string epochId, CancellationToken ct);
}

/// <summary>What came of a vendor's requests, for people: wrong set-ups must be visible.</summary>
public interface IVendorLedger
{
    /// <summary>Counts a refused request. Never waits for the disk.</summary>
    void Refused(string vendor, string reason);

    /// <summary>Counts a repeated delivery. Never waits for the disk.</summary>
    void Repeated(string vendor);

    Task<IReadOnlyList<VendorHealth>> Read(CancellationToken ct);
}

/// <summary>What came of one vendor's requests, since the hub began.</summary>
public sealed record VendorHealth
{
    public required string Vendor { get; init; }

    /// <summary>Different deliveries that were verified and kept.</summary>
    public long Accepted { get; init; }
    public long Repeated { get; init; }
    public long Refused { get; init; }
    public string? LastRefusal { get; init; }
    public DateTimeOffset? LastRefusedAt { get; init; }
    public long Handled { get; init; }

    /// <summary>Waiting for a person now.</summary>
    public long Parked { get; init; }

    /// <summary>When the oldest delivery came that is neither handled nor parked; null when there is none.</summary>
    public DateTimeOffset? OldestUnhandledAt { get; init; }
}
