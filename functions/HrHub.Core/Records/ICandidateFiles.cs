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
    /// <exception cref="FormatException">The cursor is none of this query.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    Task<SearchPage> Search(SearchQuery query, CancellationToken ct);

    /// <summary>Counts what a search finds; its order, page and cursor say nothing here.</summary>
    Task<SearchCounts> Count(SearchQuery query, CancellationToken ct);

    /// <summary>What people are called, for a list that shows many: nothing else of their files is opened.</summary>
    /// <returns>The name of each of these candidates that has a file and a key, null where no name is known; people in erasure are left out.</returns>
    Task<IReadOnlyDictionary<string, string?>> Names(IReadOnlyCollection<string> candidateIds, CancellationToken ct);

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
