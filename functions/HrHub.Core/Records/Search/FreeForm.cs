using HrHub.Core.Keys;

namespace HrHub.Core.Records.Search;

/// <summary>
/// Reads what HR types: keywords parted by <c>+</c>, spaces, commas or semicolons, full-width ones too. A keyword that is a known batch or position means it; otherwise a score bound (<c>80分</c> is at least 80),
/// a month or day, a word for a status or stage, an ID number, phone number, e-mail address or candidate id; else a part of the name.
/// </summary>
public static class FreeForm
{
    /// <param name="text">What was typed.</param>
    /// <param name="known">Batches and positions there are.</param>
    /// <param name="now">The time.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC.</param>
    /// <returns>The criteria; null where two keywords contradict each other, or there is none.</returns>
    public static SearchCriteria? Parse(string text, KnownValues known, DateTimeOffset now, TimeSpan offset)
    {
        SearchCriteria? criteria = null;
        foreach (var keyword in Keywords(BlindIndex.Narrow(text), known))
        {
            if (Join(criteria ?? new(), Keyword.Read(keyword, known, now, offset)) is not { } joined) return null;
            criteria = joined;
        }
        return criteria;
    }

    /// <summary>Both at once.</summary>
    /// <returns>Null where they contradict each other: no interview has two batches.</returns>
    public static SearchCriteria? Join(SearchCriteria one, SearchCriteria other)
    {
        var agree = true;
        var joined = one with
        {
            // Words of one name: "Ada Byron" comes as two keywords.
            Name = one.Name is null || other.Name is null ? one.Name ?? other.Name : $"{one.Name} {other.Name}",
            NationalId = Same(one.NationalId, other.NationalId),
            Phone = Same(one.Phone, other.Phone),
            Email = Same(one.Email, other.Email),
            CandidateId = Same(one.CandidateId, other.CandidateId),
            Batch = Same(one.Batch, other.Batch),
            Position = Same(one.Position, other.Position),
            PositionTitle = Same(one.PositionTitle, other.PositionTitle),
            Stage = Same(one.Stage, other.Stage),
            Status = Same(one.Status, other.Status),
            MinScore = Larger(one.MinScore, other.MinScore),
            MaxScore = Smaller(one.MaxScore, other.MaxScore),
            From = Larger(one.From, other.From),
            To = Smaller(one.To, other.To),
        };
        return agree && !(joined.MinScore > joined.MaxScore) && !(joined.From > joined.To) ? joined : null;

        string? Same(string? first, string? second)
        {
            agree &= first is null || second is null || first == second;
            return first ?? second;
        }
    }

    private static T? Larger<T>(T? one, T? other) where T : struct, IComparable<T> => one is { } a && other is { } b ? a.CompareTo(b) >= 0 ? a : b : one ?? other;

    private static T? Smaller<T>(T? one, T? other) where T : struct, IComparable<T> => one is { } a && other is { } b ? a.CompareTo(b) <= 0 ? a : b : one ?? other;

    private static IEnumerable<string> Keywords(string text, KnownValues known)
    {
        // A position such as "C++ engineer" is taken out before its own signs part it, and so is "human interview".
        foreach (var value in known.WithSeparators(IsSeparator).Concat(SearchWords.Phrases))
            for (var at = Find(text, value); at >= 0; at = Find(text, value))
            {
                yield return value;
                text = text[..at] + ' ' + text[(at + value.Length)..];
            }
        var sign = "";
        foreach (var keyword in text.Split([.. text.Where(IsSeparator).Distinct()], StringSplitOptions.RemoveEmptyEntries))
        {
            // ">= 80" is one keyword with a space in it.
            if (keyword.All(letter => letter is '>' or '<' or '=' or '≥' or '≤')) sign += keyword;
            else
            {
                yield return sign + keyword;
                sign = "";
            }
        }
    }

    private static int Find(string text, string value)
    {
        for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || IsSeparator(text[at - 1])) && (at + value.Length == text.Length || IsSeparator(text[at + value.Length]))) return at;
        return -1;
    }

    private static bool IsSeparator(char letter) => char.IsWhiteSpace(letter) || letter is '+' or ',' or ';' or '、' or '，' or '；' || char.IsControl(letter);
}
