using HrHub.Core.Records;
using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>Candidate file and rule table → recommended courses. No name and no contact: the training system knows people by their ids.</summary>
public static class TrainingMapping
{
    public static Recommendations Recommendations(CandidateFile file, string? employeeId, IReadOnlyList<CourseRule> rules) => new()
    {
        CandidateId = file.CandidateId,
        EmployeeId = employeeId,
        Courses = [.. from ability in AbilityScores.Latest(file)
                      from rule in rules
                      where string.Equals(rule.Dimension, ability.Dimension.Code, StringComparison.OrdinalIgnoreCase) && ability.Scaled < rule.Below
                      from course in rule.Courses
                      select new RecommendedCourse { CourseId = course, Dimension = ability.Dimension.Code, Score = ability.Scaled, Below = rule.Below }],
    };
}
