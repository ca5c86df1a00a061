using HrHub.Core.Canonical;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>The candidate archive, as in <c>infra/contracts/ehr.json</c>.</summary>
public sealed record EhrCandidate
{
    public required string CandidateId { get; init; }
    public required string Stage { get; init; }
    public string? EmployeeId { get; init; }
    public string? Name { get; init; }
    public string? NationalId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();
    public required IReadOnlyList<EhrInterview> Interviews { get; init; }
}

public sealed record EhrInterview
{
    public required string InterviewId { get; init; }
    public required string Vendor { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionTitle { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required InterviewStatus Status { get; init; }
    public ResultState? Result { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public EhrScore? Overall { get; init; }
    public IReadOnlyList<EhrDimension> Dimensions { get; init; } = [];
    public string? Recommendation { get; init; }

    /// <summary>False where a contributing delivery was not authenticated over its body.</summary>
    public required bool PayloadAuthenticated { get; init; }
}

/// <summary><see cref="Original"/> is the vendor's own text; <see cref="Scaled"/> is 0–100, or absent where it can't be known.</summary>
public sealed record EhrScore
{
    public required string Original { get; init; }
    public double? Scaled { get; init; }
}

public sealed record EhrDimension
{
    public required string Code { get; init; }
    public required string Label { get; init; }
    public EhrScore? Score { get; init; }
    public required ScoredBy ScoredBy { get; init; }
}

/// <summary>The onboarding file of a hired person.</summary>
public sealed record EhrOnboarding
{
    public required string CandidateId { get; init; }
    public string? Name { get; init; }
    public string? NationalId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionTitle { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
}

public sealed record EhrReceipt
{
    /// <summary>The EHR's own id of the person.</summary>
    public string? Id { get; init; }
}
