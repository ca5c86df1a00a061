namespace HrHub.Pipeline.Sync.Training;

/// <summary>Recommended courses, as in <c>infra/contracts/training.json</c>. Replaces the list before; an empty one withdraws it.</summary>
public sealed record Recommendations
{
    public required string CandidateId { get; init; }
    public string? EmployeeId { get; init; }
    public required IReadOnlyList<RecommendedCourse> Courses { get; init; }
}

public sealed record RecommendedCourse
{
    public required string CourseId { get; init; }

    /// <summary>The weak dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>0–100.</summary>
    public required double Score { get; init; }

    /// <summary>0–100: the score is below this.</summary>
    public required double Below { get; init; }
}
