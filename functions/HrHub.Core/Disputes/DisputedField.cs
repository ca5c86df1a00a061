using HrHub.Core.Records;

namespace HrHub.Core.Disputes;

public enum DisputedKind { Score, Text }

/// <summary>The fields of an interview that can be disputed: scores, and texts that somebody wrote about the person or wrote down of what was said.</summary>
public static class DisputedField
{
    private static readonly string[]
        Scores = ["overall", "dimensions[].score", "dimensions[].children[].score", "questions[].score", "skillTests[].score", "resumeScreening.score", "integrity.score"],
        Texts = ["recommendation", "behaviours[].quote", "questions[].answer", "questions[].feedback", "transcript[].text", "skillTests[].feedback", "resumeScreening.summary", "integrity.level", "integrity.findings[].description"];

    /// <returns>Null for what can't be disputed.</returns>
    public static DisputedKind? KindOf(string path) => FieldPath.Shape(path) switch
    {
        var field when Scores.Contains(field, StringComparer.Ordinal) => DisputedKind.Score,
        var field when Texts.Contains(field, StringComparer.Ordinal) => DisputedKind.Text,
        _ => null,
    };
}
