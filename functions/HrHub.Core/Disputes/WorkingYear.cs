namespace HrHub.Core.Disputes;

/// <summary>One year of the public-holiday calendar, as its file has it.</summary>
public sealed record WorkingYear
{
    public required int Year { get; init; }

    /// <summary>The notice that the dates are from.</summary>
    public required string Notice { get; init; }

    /// <summary>Where the notice is published.</summary>
    public string? Source { get; init; }

    /// <summary>Days off, those that fall on a weekend anyway included.</summary>
    public required IReadOnlyList<DateOnly> Holidays { get; init; }

    /// <summary>Saturdays and Sundays on which people work (调休上班).</summary>
    public required IReadOnlyList<DateOnly> MakeUpDays { get; init; }

    /// <returns>What is wrong with it, a sentence each.</returns>
    public IEnumerable<string> Faults()
    {
        foreach (var day in Holidays.Concat(MakeUpDays).Where(day => day.Year != Year)) yield return $"{day:yyyy-MM-dd} is not in {Year}.";
        foreach (var day in Holidays.Intersect(MakeUpDays)) yield return $"{day:yyyy-MM-dd} is both a holiday and a day to work.";
        foreach (var day in MakeUpDays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))) yield return $"{day:yyyy-MM-dd} is no weekend: nobody makes up on it.";
    }
}
