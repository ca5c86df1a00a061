using System.Globalization;

namespace HrHub.Core.Records;

/// <summary>Where a page of a search ended.</summary>
/// <param name="At">Of the last hit, in milliseconds since 1970.</param>
/// <param name="InterviewId">Of the last hit.</param>
public readonly record struct SearchCursor(long At, string InterviewId)
{
    /// <exception cref="FormatException">Not a cursor of a search.</exception>
    public static SearchCursor Parse(string cursor)
        => cursor.Split('.', 2) is [var at, var id] && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time) ? new(time, id) : throw new FormatException("Not a cursor of this search.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{InterviewId}");
}
