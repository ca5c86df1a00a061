using System.Text.RegularExpressions;
using HrHub.Core.Records;

namespace HrHub.Core.Work;

/// <summary>Tags are kept in the clear, so that they can be searched: nothing that leads to a person may be in one.</summary>
public static partial class TagRules
{
    /// <summary>Of one interview.</summary>
    public const int Most = 20;

    /// <summary>1–30 letters, digits, blanks and <c>- _ . + /</c>, no long number, and neither the person's name nor part of an address.</summary>
    public static bool IsTag(string tag, CandidateFile file)
        => Shape().IsMatch(tag) && !LongNumber().IsMatch(tag) && !Names(tag, file.Identity.Name) && file.Interviews.All(interview => !Names(tag, interview.Interview.Candidate.Name));

    private static bool Names(string tag, string? name) => name is { Length: > 1 } && tag.Contains(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd} _.+/-]{0,29}\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\d[\d .-]{5,}")]
    private static partial Regex LongNumber();
}
