using System.Text;

namespace HrHub.Core.Exports.Reports;

/// <summary>Breaks text into lines: between words, and between any two Han characters, but never before a closing mark.</summary>
internal static class LineBreaks
{
    private const string Closing = "，。、；：？！）」』》〉】〕”’…％,.;:?!)]}%";

    /// <param name="text">Line breaks in it are kept.</param>
    /// <param name="width">Of a line.</param>
    /// <param name="measure">Width of one character.</param>
    public static IEnumerable<string> Of(string text, double width, Func<Rune, double> measure)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var (line, used, breakAt) = (new StringBuilder(), 0d, 0);
            foreach (var rune in paragraph.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? new Rune(' ') : rune))
            {
                var wide = measure(rune);
                var closes = rune.IsBmp && Closing.Contains((char)rune.Value, StringComparison.Ordinal);
                if (IsHan(rune) && !closes && line.Length > 0) breakAt = line.Length;
                if (used + wide > width && line.Length > 0 && !closes)
                {
                    // A word that is longer than a line is cut.
                    var cut = breakAt > 0 ? breakAt : line.Length;
                    yield return line.ToString(0, cut).TrimEnd();
                    line.Remove(0, cut);
                    (used, breakAt) = (line.ToString().EnumerateRunes().Sum(measure), 0);
                }
                line.Append(rune.ToString());
                used += wide;
                if (rune.Value == ' ' || IsHan(rune)) breakAt = line.Length;
                if (closes) breakAt = line.Length;
            }
            yield return line.ToString().TrimEnd();
        }
    }

    private static bool IsHan(Rune rune) => rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF00 and <= 0xFFEF or >= 0x20000;
}
