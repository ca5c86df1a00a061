using HrHub.Core.Audit;

namespace HrHub.Core.Cases;

/// <summary>The requests of persons: ids, kinds, times and states in the clear, texts sealed under the candidate's key.</summary>
public interface ICases
{
    /// <summary>Writes a case and its audit entry in one transaction.</summary>
    /// <param name="changed">Version 1 is a new case; a higher one replaces the version before it.</param>
    /// <param name="happened">What goes on the audit trail.</param>
    /// <param name="ct">Cancels before the transaction starts.</param>
    /// <returns>False when there is another version by now: read again.</returns>
    Task<bool> Save(PersonCase changed, AuditEvent happened, CancellationToken ct);

    Task<PersonCase?> Find(string caseId, CancellationToken ct);

    /// <summary>All cases of one person, oldest first.</summary>
    Task<IReadOnlyList<PersonCase>> Of(string candidateId, CancellationToken ct);

    /// <summary>Cases without their texts, the one that is due first at the front.</summary>
    Task<CasePage> List(CaseQuery query, CancellationToken ct);

    /// <summary>
    /// For an erasure: drops the texts of all cases of the person, files merged into the person's file included, and closes what is open. Ids, kinds, times and states stay.
    /// Can be called again.
    /// </summary>
    /// <param name="candidateId">Who is erased.</param>
    /// <param name="certificateId">Becomes the result of a granted request for erasure.</param>
    /// <param name="ct">Cancels before the transaction starts.</param>
    Task Deidentify(string candidateId, string certificateId, CancellationToken ct);
}

/// <summary>Null members do not filter.</summary>
public sealed record CaseQuery
{
    public CaseState? State { get; init; }
    public string? CandidateId { get; init; }

    /// <summary>Due at this time or before.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>1–200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>From the previous page.</summary>
    public string? Cursor { get; init; }
}

public sealed record CasePage(IReadOnlyList<PersonCase> Cases, string? NextCursor)
{
    /// <inheritdoc cref="TimePage.Of" path="/param"/>
    public static CasePage Of(IReadOnlyList<PersonCase> found, int size)
    {
        var (page, next) = TimePage.Of(found, size, one => (one.DueAt, one.CaseId));
        return new(page, next);
    }
}
