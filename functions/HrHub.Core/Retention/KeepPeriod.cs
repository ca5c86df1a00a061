using System.Globalization;
using System.Text.RegularExpressions;

namespace HrHub.Core.Retention;

/// <summary>A period of calendar years, months and days, as ISO 8601 writes it: <c>P3Y</c>, <c>P1Y6M</c>, <c>P30D</c>; <c>P0D</c> is "at once".</summary>
/// <param name="Months">Years count twelve; 0–1,200.</param>
/// <param name="Days">0–36,500.</param>
public readonly partial record struct KeepPeriod(int Months, int Days)
{
    /// <summary>What can't be reckoned lies here: far enough for "never", and still a date that every store can keep.</summary>
    public static readonly DateTimeOffset Farthest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int LongestMonths = 1_200, LongestDays = 36_500;

    /// <returns>Null when the text is no such period, or one of more than a hundred years.</returns>
    public static KeepPeriod? Parse(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } found) return null;
        int Number(string name) => found.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
        var period = new KeepPeriod(Number("years") * 12 + Number("months"), Number("weeks") * 7 + Number("days"));
        return period is { Months: <= LongestMonths, Days: <= LongestDays } ? period : null;
    }

    /// <summary>
    /// When a period that began at <paramref name="start"/> is over: at the end of the corresponding day by the zone's clock, and where the month has no such day, at the end of its
    /// last one: three years from 29 February end with 28 February. So reckon the Civil Code of China (articles 201–203) and Regulation 1182/71 of the EU (article 3).
    /// A period of nothing is over at its start.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset start, TimeZoneInfo zone)
    {
        if (this == default) return WholeMilliseconds(start);
        if (start.Year < 2 || start.Year > 9_700) return Farthest;

        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        var over = first.AddMonths(Months).AddDays(Days).AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the offset from before the jump makes this the instant of the jump.
        return new DateTimeOffset(over, zone.GetUtcOffset(over)).ToUniversalTime();
    }

    /// <summary>Whether a period of this length is never longer than the other one, from whatever day both begin.</summary>
    public bool NeverExceeds(KeepPeriod other) => (Months <= other.Months && Days <= other.Days) || MostDays <= other.LeastDays;

    // A year has 365 or 366 days, a month 28 to 31: bounds, not lengths.
    private int LeastDays => Months / 12 * 365 + Months % 12 * 28 + Days;
    private int MostDays => Months / 12 * 366 + Months % 12 * 31 + Days;

    // Stores keep milliseconds; rounding down would be early.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset at)
        => at.Ticks % TimeSpan.TicksPerMillisecond is var rest and not 0 && at < Farthest ? at.AddTicks(TimeSpan.TicksPerMillisecond - rest).ToUniversalTime() : at.ToUniversalTime();

    [GeneratedRegex(@"\AP(?=\d)(?:(?<years>\d{1,3})Y)?(?:(?<months>\d{1,4})M)?(?:(?<weeks>\d{1,4})W)?(?:(?<days>\d{1,5})D)?\z")]
    private static partial Regex Form();
}
