using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Core.Sync;

/// <summary>One ability as it was last measured.</summary>
/// <param name="Interview">Where the score comes from.</param>
/// <param name="Dimension">The dimension or its child.</param>
/// <param name="Parent">Set for a child.</param>
/// <param name="Scaled">0–100.</param>
public sealed record AbilityScore(Interview Interview, Dimension Dimension, Dimension? Parent, double Scaled);

/// <summary>What a person can do, from final results only: provisional ones may still be revoked, revoked ones count for nothing, emotions never enter.</summary>
public static class AbilityScores
{
    /// <returns>For each dimension the score of the latest final interview that has one on a known scale; ordered by code.</returns>
    public static IReadOnlyList<AbilityScore> Latest(CandidateFile file) =>
        [.. from inner in file.Interviews
            where inner.Interview.Result is ResultState.Final
            orderby AssessedAt(inner.Interview) descending, inner.Interview.InterviewId
            from score in Scores(inner.Interview)
            group score by (Parent: score.Parent?.Code, score.Dimension.Code) into same
            orderby same.Key.Parent, same.Key.Code
            select same.First()];

    /// <summary>When the score was made, as well as the vendor tells.</summary>
    public static DateTimeOffset? AssessedAt(Interview interview) => interview.ScoredAt ?? interview.CompletedAt ?? interview.StartedAt;

    private static IEnumerable<AbilityScore> Scores(Interview interview) =>
        from dimension in interview.Dimensions
        from found in dimension.Children.Select(child => (Dimension: child, Parent: (Dimension?)dimension)).Prepend((dimension, null))
        where found.Dimension.Score?.Scaled is not null
        select new AbilityScore(interview, found.Dimension, found.Parent, found.Dimension.Score!.Scaled!.Value);
}
