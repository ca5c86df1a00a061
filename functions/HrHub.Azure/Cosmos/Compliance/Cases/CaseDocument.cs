using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Audit;
using HrHub.Core.Cases;

namespace HrHub.Azure.Cosmos.Compliance.Cases;

internal sealed record CaseDocument : HubDocument
{
    public const string Partition = "cases";

    /// <summary>Without its texts.</summary>
    public required PersonCase Case { get; init; }

    /// <summary>The texts, under the candidate's key.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>What happened with this change; null once it is on the trail.</summary>
    public AuditEvent? Unwritten { get; init; }

    /// <summary>The version that <see cref="Unwritten"/> belongs to.</summary>
    public long UnwrittenOf { get; init; }

    public CaseFacets Facets => new(SortKeys.Of(Case.DueAt, Case.CaseId), Case.State.ToString(), Case.CandidateId, Unwritten is null ? null : true);

    public static CaseDocument Of(PersonCase changed, byte[]? sealedTexts, AuditEvent happened)
        => new() { Id = changed.CaseId, Pk = Partition, Case = changed with { Texts = null }, Sealed = sealedTexts, Unwritten = happened, UnwrittenOf = changed.Version };
}

/// <param name="DueAt">Sorts by time, then id.</param>
/// <param name="CaseState">How far it is.</param>
/// <param name="CaseOf">The candidate.</param>
/// <param name="IsUnwritten">True while an entry is not on the trail; otherwise null.</param>
internal sealed record CaseFacets(string DueAt, string CaseState, string CaseOf, bool? IsUnwritten);
