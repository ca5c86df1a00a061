namespace HrHub.Core.Disputes;

/// <summary>Counts working days by the bank's clock. A year without a calendar has its weekends only, and whoever counts is told so.</summary>
/// <param name="years">Calendars by year.</param>
/// <param name="zone">The bank's local time.</param>
public sealed class WorkingDays(IReadOnlyDictionary<int, WorkingYear> years, TimeZoneInfo zone)
{
    /// <param name="day">In the bank's local time.</param>
    public bool IsWorkingDay(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (!years.TryGetValue(day.Year, out var year)) return !weekend;
        return weekend ? year.MakeUpDays.Contains(day) : !year.Holidays.Contains(day);
    }

    /// <summary>The day on which a term of working days ends. The day on which it begins does not count (Civil Code of the PRC, article 201).</summary>
    /// <param name="start">When the term begins.</param>
    /// <param name="days">Of the term, at least 1.</param>
    public Term After(DateTimeOffset start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
        DateOnly first = day, before = day;
        for (var left = days; left > 0; left--)
        {
            before = day;
            do day = day.AddDays(1);
            while (!IsWorkingDay(day));
        }
        return new(day, before, [.. Enumerable.Range(first.Year, day.Year - first.Year + 1).Where(year => !years.ContainsKey(year))]);
    }

    /// <summary>A time of day in the bank's local time.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>A term of working days.</summary>
/// <param name="Last">Its last day.</param>
/// <param name="DayBefore">The working day before; where the term has one day only, the day on which it began.</param>
/// <param name="WeekendsOnly">Years that it touches for which no calendar is known: their holidays were not counted as such.</param>
public sealed record Term(DateOnly Last, DateOnly DayBefore, IReadOnlyList<int> WeekendsOnly);
