using HrHub.Core.Records;
using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>Candidate file → baseline. No name and no contact: the performance system knows people by their ids.</summary>
public static class PerformanceMapping
{
    public static Baseline Baseline(CandidateFile file, string? employeeId) => new()
    {
        CandidateId = file.CandidateId,
        EmployeeId = employeeId,
        Rows = [.. AbilityScores.Latest(file).Select(Row)],
    };

    private static BaselineRow Row(AbilityScore ability) => new()
    {
        Dimension = ability.Dimension.Code,
        Parent = ability.Parent?.Code,
        Label = ability.Dimension.Label,
        Score = ability.Scaled,
        ScoredBy = ability.Dimension.ScoredBy,
        Vendor = ability.Interview.Vendor,
        InterviewId = ability.Interview.InterviewId,
        AssessedAt = AbilityScores.AssessedAt(ability.Interview),
    };
}
