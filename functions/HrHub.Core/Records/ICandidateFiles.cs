using HrHub.Core.Audit;

namespace HrHub.Core.Records;

/// <summary>Candidate files: facets in the clear, identity and texts sealed under the candidate's own key.</summary>
public interface ICandidateFiles
{
    Task<Stored?> Find(string candidateId, CancellationToken ct);

    /// <summary>Writes the whole file in one transaction, facets, sealed parts and pending pushes together.</summary>
    /// <param name="file">The new state.</param>
    /// <param name="expected">The tag under which the file was read; null for a new file.</param>
    /// <param name="raw">Raw deliveries to keep sealed with the file; those it has already are left alone.</param>
    /// <param name="audit">What goes on the audit trail, in the same transaction.</param>
    /// <param name="ct">Cancels before the transaction starts.</param>
    /// <returns>False when another writer was faster: load again and repeat.</returns>
    /// <exception cref="Erasures.CandidateErasedException">One of the interviews is marked as erased.</exception>
    /// <exception cref="Erasures.ErasureUnderWayException">Only the candidate is: the interviews are new, and belong into a new file once the index has let go of this one.</exception>
    Task<bool> Save(CandidateFile file, string? expected, IReadOnlyList<RawDelivery> raw, IReadOnlyList<AuditEvent> audit, CancellationToken ct);

    /// <summary>The raw bytes of a handled delivery.</summary>
    Task<byte[]?> RawDelivery(string candidateId, string inboxId, CancellationToken ct);

    /// <summary>Drops the raw bytes of these deliveries; they need not be there.</summary>
    Task DropRaw(string candidateId, IReadOnlyCollection<string> inboxIds, CancellationToken ct);

    /// <summary>The files that say of themselves that they were merged into this one.</summary>
    Task<IReadOnlyList<string>> MergedInto(string candidateId, CancellationToken ct);

    /// <summary>Interviews by facets and blind index tokens.</summary>
    Task<SearchPage> Search(SearchQuery query, CancellationToken ct);

    /// <summary>Media announced in files changed before <paramref name="before"/> and neither captured nor refused since, oldest first.</summary>
    Task<IReadOnlyList<PendingMedia>> MediaPending(DateTimeOffset before, int max, CancellationToken ct);
}

public sealed record PendingMedia(string CandidateId, string InterviewId, string MediaId);

public sealed record RawDelivery(string InboxId, ReadOnlyMemory<byte> Body);

/// <summary>Who is who: exact identifiers, each held by one candidate. Values are blind index tokens or derived ids, never readable.</summary>
public interface ICandidateIndex
{
    Task<string?> Find(string key, CancellationToken ct);

    /// <summary>Inserts unless somebody holds the key.</summary>
    /// <returns>The candidate that holds the key now.</returns>
    /// <exception cref="Erasures.CandidateErasedException">The key leads to an interview that is marked as erased.</exception>
    /// <exception cref="Erasures.ErasureUnderWayException">The candidate is marked as erased.</exception>
    Task<string> Claim(string key, string candidateId, CancellationToken ct);

    /// <summary>Lets go of all keys of a candidate but those that lead to interviews.</summary>
    Task DropIdentity(string candidateId, CancellationToken ct);

    /// <summary>Moves the key to another candidate, after a merge.</summary>
    /// <inheritdoc cref="Claim" path="/exception"/>
    Task Move(string key, string candidateId, CancellationToken ct);
}

/// <summary>Null members do not filter.</summary>
public sealed record SearchQuery
{
    public string? Batch { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionFamily { get; init; }

    /// <summary>The department and everything below it.</summary>
    public string? DepartmentSubtree { get; init; }

    public string? Vendor { get; init; }
    public string? Status { get; init; }

    /// <summary>0–100, inclusive, on the scaled overall score.</summary>
    public double? MinScore { get; init; }

    public double? MaxScore { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Sets of tokens of <see cref="Keys.BlindIndexes.NameQuery"/>; all of one set must match.</summary>
    public IReadOnlyList<IReadOnlySet<string>> NameTokens { get; init; } = [];

    /// <summary>True also finds people whose data are kept but, as they asked, not used.</summary>
    public bool IncludeRestricted { get; init; }

    /// <summary>1–200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>From the previous page.</summary>
    public string? Cursor { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    public void CheckPage()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, 200);
    }
}

public sealed record SearchHit(string CandidateId, string InterviewId, string Vendor, string? PositionCode, string? Batch, string Status, double? Score, DateTimeOffset At);

/// <summary>Newest first.</summary>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, string? NextCursor)
{
    /// <param name="found">One more than the page holds, where there are more.</param>
    /// <param name="size">Of the page.</param>
    public static SearchPage Of(IReadOnlyList<SearchHit> found, int size)
        => found.Count <= size ? new(found, null) : new([.. found.Take(size)], new SearchCursor(found[size - 1].At.ToUnixTimeMilliseconds(), found[size - 1].InterviewId).ToString());
}
