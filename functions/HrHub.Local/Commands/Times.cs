using System.CommandLine.Parsing;
using System.Globalization;

namespace HrHub.Local.Commands;

/// <summary>Times on the command line.</summary>
internal static class Times
{
    /// <summary>ISO 8601: a date, or a date and time; without a zone it is the local one.</summary>
    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)) return time;
        result.AddError($"'{word}': 2026-11-25, 2026-11-25T08:30:00Z");
        return null;
    }
}
