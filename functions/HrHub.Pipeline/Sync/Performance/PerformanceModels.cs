using HrHub.Core.Canonical;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>The baseline of a person's abilities, as in <c>infra/contracts/performance.json</c>. Replaces the one before: no row means no such ability measured.</summary>
public sealed record Baseline
{
    public required string CandidateId { get; init; }
    public string? EmployeeId { get; init; }
    public required IReadOnlyList<BaselineRow> Rows { get; init; }
}

public sealed record BaselineRow
{
    public required string Dimension { get; init; }

    /// <summary>Code of the dimension above; absent at the top.</summary>
    public string? Parent { get; init; }

    public required string Label { get; init; }

    /// <summary>0–100.</summary>
    public required double Score { get; init; }

    public required ScoredBy ScoredBy { get; init; }
    public required string Vendor { get; init; }
    public required string InterviewId { get; init; }
    public DateTimeOffset? AssessedAt { get; init; }
}

/// <summary>One result per row, in a 200.</summary>
public sealed record BaselineReceipt
{
    public IReadOnlyList<RowResult> Results { get; init; } = [];
}

public sealed record RowResult
{
    public required string Dimension { get; init; }

    /// <summary><c>stored</c>, <c>unchanged</c>, <c>busy</c> (send the baseline again later) or <c>rejected</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Stable code, where the row was rejected.</summary>
    public string? Reason { get; init; }
}
