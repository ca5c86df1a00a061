using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Core.Disputes;

/// <summary>
/// What corrections mean for the overall score. It is the vendor's own number, by a rule that the hub does not know: a correction of another score does not change it. Whoever reads it is told that it was given before the correction,
/// until somebody corrects it too.
/// </summary>
public static class OverallScore
{
    public const string Field = "overall";

    private static readonly Label BeforeCorrection = new("总分由供应商在更正之前给出，未随更正重新计算。", "The vendor gave the overall score before a score was corrected; it has not been recomputed.");

    /// <summary>Whether a score of the interview was corrected since the overall score was given or corrected.</summary>
    public static bool PredatesCorrection(InterviewFile interview)
        => interview.Interview.Overall is not null && interview.Revisions.LastOrDefault(revision => DisputedField.KindOf(revision.Field) is DisputedKind.Score) is { Field: not Field };

    /// <returns>What is to be said beside the overall score; null where there is nothing.</returns>
    public static Label? NoteOf(InterviewFile interview) => PredatesCorrection(interview) ? BeforeCorrection : null;
}
