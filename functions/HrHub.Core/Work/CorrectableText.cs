using HrHub.Core.Records;

namespace HrHub.Core.Work;

/// <summary>The texts of an interview that HR may correct by itself: none is a score, what a score hangs on, or who somebody is. Scores change by a dispute's decision only, identities by a case.</summary>
public static class CorrectableText
{
    private static readonly string[] Fields =
    [
        "recommendation", "dimensions[].label", "dimensions[].children[].label", "behaviours[].tag", "behaviours[].quote", "questions[].text", "questions[].answer", "questions[].feedback",
        "transcript[].text", "skillTests[].title", "skillTests[].feedback", "resumeScreening.summary", "integrity.findings[].description",
    ];

    /// <summary>With <c>[]</c> for any item of a list.</summary>
    public static IReadOnlyList<string> All => Fields;

    /// <param name="path">See <see cref="FieldPath"/>.</param>
    public static bool Is(string path) => Fields.Contains(FieldPath.Shape(path), StringComparer.Ordinal);
}
