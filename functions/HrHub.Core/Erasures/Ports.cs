using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Core.Erasures;

/// <summary>The erasures and how far they are. In the store of the records, so that a step and its audit entry are one transaction.</summary>
public interface IErasures
{
    Task<Erasure?> Find(string erasureId, CancellationToken ct);

    /// <returns>The erasure on record, which may be one that was begun before.</returns>
    Task<Erasure> Begin(Erasure erasure, CancellationToken ct);

    /// <summary>Drops an erasure that has done nothing yet.</summary>
    Task Withdraw(string erasureId, CancellationToken ct);

    /// <summary>Records a step. An earlier step never overwrites a later one.</summary>
    /// <param name="erasure">With its new step.</param>
    /// <param name="audit">Goes on the trail in the same transaction.</param>
    /// <param name="ct">Cancels before the write.</param>
    Task Advance(Erasure erasure, IReadOnlyList<AuditEvent> audit, CancellationToken ct);

    /// <summary>
    /// Records the step <see cref="ErasureStep.Gathered"/> with whom to ask for confirmation, and marks the candidate and interview ids for ever: from now on
    /// <see cref="ICandidateFiles.Save"/> refuses them.
    /// </summary>
    Task AdvanceToGathered(Erasure erasure, IReadOnlyList<Notice> notices, CancellationToken ct);

    /// <summary>Adds an interview that came to be at a vendor's while the person was being erased: it is marked as the others are, and the vendor is asked as the others are, however far the erasure is.</summary>
    /// <param name="erasureId">One that was begun.</param>
    /// <param name="candidateId">Who is erased.</param>
    /// <param name="interviewId">Of the hub.</param>
    /// <param name="notice">Whom to ask. One of the same kind, name and subject stays as it is.</param>
    /// <param name="ct">Cancels before the write.</param>
    Task Expect(string erasureId, string candidateId, string interviewId, Notice notice, CancellationToken ct);

    /// <returns>The erased candidate to whom a candidate or interview id belonged, or null.</returns>
    Task<string?> ErasedOwner(string candidateOrInterviewId, CancellationToken ct);

    Task<IReadOnlyList<Notice>> Notices(string erasureId, CancellationToken ct);

    /// <returns>The erasure that a system has been told of, with the notice; null where there is none.</returns>
    Task<(string ErasureId, Notice Notice)?> NoticeOf(NeighbourKind kind, string name, string subject, CancellationToken ct);

    /// <summary>Replaces the notice of the same kind, name and subject. A confirmation is never taken back.</summary>
    Task Answered(string erasureId, Notice notice, CancellationToken ct);

    /// <summary>
    /// Erasures that are not certified, then certified ones with something outstanding; of each kind those that were not taken up yet, oldest first, then those that were taken up longest ago.
    /// </summary>
    Task<IReadOnlyList<Erasure>> Unfinished(int max, CancellationToken ct);

    /// <summary>Notes that an unfinished erasure has had its turn, so that it does not keep others waiting. No-op when there is none.</summary>
    Task TakenUp(string erasureId, DateTimeOffset at, CancellationToken ct);
}

/// <summary>A store that holds something of a person and can let go of it. Forgetting twice is forgetting once.</summary>
public interface IForgetting
{
    /// <summary>Names the store in certificates.</summary>
    string Store { get; }

    /// <returns>How many things were deleted.</returns>
    Task<long> Forget(Traces traces, CancellationToken ct);
}

/// <summary>The files behind the stores.</summary>
public interface IStorePages
{
    /// <summary>Empties logs and freed pages, so that nothing deleted lingers in them.</summary>
    /// <exception cref="IOException">A reader held on to the old state for too long: try again.</exception>
    Task Compact(CancellationToken ct);
}

/// <summary>Certificates. Insert-only: a later confirmation makes a new revision.</summary>
public interface ICertificates
{
    /// <returns>The newest revision.</returns>
    Task<ErasureCertificate?> Find(string erasureId, CancellationToken ct);

    /// <summary>Inserts; where the revision exists already, nothing changes.</summary>
    Task Add(ErasureCertificate certificate, CancellationToken ct);

    /// <summary>The newest revision of each, by erasure id.</summary>
    /// <param name="after">Erasure id after which to begin; null for the start.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<ErasureCertificate>> List(string? after, int max, CancellationToken ct);
}

/// <summary>The statistics that stay: facets without a person.</summary>
public interface IDeidentifiedFacets
{
    /// <summary>Takes facets in, sealed, until enough others share them. Those that are known already are left alone.</summary>
    Task Wait(IReadOnlyList<WaitingFacets> facets, CancellationToken ct);

    Task<IReadOnlyList<WaitingFacets>> Waiting(CancellationToken ct);

    /// <summary>How many settled records have exactly these facets.</summary>
    Task<long> Count(Facets facets, CancellationToken ct);

    /// <summary>Settles records under fresh random ids, and forgets the waiting ones.</summary>
    Task Settle(IReadOnlyList<(string WaitingId, Facets Facets)> settled, CancellationToken ct);
}

/// <summary>A new interview of somebody who is being erased right now: it comes again when that is done, and begins a new file.</summary>
public sealed class ErasureUnderWayException(string candidateId) : Exception($"{candidateId} is being erased.");

/// <summary>The person, or one of the interviews, was erased or is being erased: nothing may be stored for it any more.</summary>
public sealed class CandidateErasedException(string candidateId) : Exception($"{candidateId} is erased or being erased.")
{
    public string CandidateId => candidateId;
}
