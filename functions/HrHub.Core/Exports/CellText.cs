namespace HrHub.Core.Exports;

/// <summary>Text as a cell can hold it.</summary>
internal static class CellText
{
    /// <summary>Characters, by the format; Excel calls a workbook with a longer one damaged.</summary>
    private const int Most = 32_767;

    /// <returns>The text without what XML can't hold: control characters and halves of pairs; cut with an ellipsis where it is too long.</returns>
    public static string Of(string text)
    {
        var whole = text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0 ? text : Cleaned(text);
        return whole.Length <= Most ? whole : $"{whole.AsSpan(0, char.IsHighSurrogate(whole[Most - 2]) ? Most - 2 : Most - 1)}…";
    }

    private static string Cleaned(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF))
        .Select(rune => rune.ToString()));
}
