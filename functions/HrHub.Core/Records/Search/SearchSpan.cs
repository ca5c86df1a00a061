using System.Globalization;

namespace HrHub.Core.Records.Search;

/// <summary>Days, months and years by the bank's clock, both ends included.</summary>
public static class SearchSpan
{
    // Times are kept to the millisecond.
    private static readonly TimeSpan Last = TimeSpan.FromMilliseconds(1);

    public static (DateTimeOffset From, DateTimeOffset To) OfDay(DateOnly day, TimeSpan offset) => (Start(day, offset), Start(day.AddDays(1), offset) - Last);

    /// <param name="year">1–9998.</param>
    /// <param name="month">1–12.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC.</param>
    public static (DateTimeOffset From, DateTimeOffset To) OfMonth(int year, int month, TimeSpan offset) => (Start(new(year, month, 1), offset), Start(new DateOnly(year, month, 1).AddMonths(1), offset) - Last);

    /// <param name="year">1–9998.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC.</param>
    public static (DateTimeOffset From, DateTimeOffset To) OfYear(int year, TimeSpan offset) => (Start(new(year, 1, 1), offset), Start(new(year + 1, 1, 1), offset) - Last);

    /// <returns><c>2026-11-25</c>, <c>2026-11</c> or <c>2026</c>; null where the span is none of these.</returns>
    public static string? NameOf(DateTimeOffset from, DateTimeOffset to, TimeSpan offset)
    {
        var local = from.ToOffset(offset);
        if (local.Year is < 2 or > 9997) return null;
        var day = DateOnly.FromDateTime(local.DateTime);
        if ((from, to) == OfDay(day, offset)) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if ((from, to) == OfMonth(day.Year, day.Month, offset)) return day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return (from, to) == OfYear(day.Year, offset) ? day.ToString("yyyy", CultureInfo.InvariantCulture) : null;
    }

    private static DateTimeOffset Start(DateOnly day, TimeSpan offset) => new(day.ToDateTime(TimeOnly.MinValue), offset);
}
