using HrHub.Core.Sync;

namespace HrHub.Core.Operations;

/// <summary>How pushing to one system went in a time.</summary>
/// <param name="Tries">Requests that said something of the system.</param>
/// <param name="Done">Of them, those after which the system had the state.</param>
/// <param name="Again">Those that were tried again later.</param>
/// <param name="Conflicts">Those that a newer push had overtaken.</param>
/// <param name="GivenUp">Those after which the push was parked.</param>
/// <param name="SuccessRate">Done ones among the tries, 0 to 1; null where nothing was tried.</param>
/// <param name="ConflictRate">Conflicts among the tries, 0 to 1; likewise.</param>
/// <param name="MedianSeconds">Half of the done pushes were done within so many seconds after the change; null where none was, or the half took longer than a day.</param>
/// <param name="P95Seconds">Likewise 95 of 100.</param>
public sealed record PushFigures(long Tries, long Done, long Again, long Conflicts, long GivenUp, double? SuccessRate, double? ConflictRate, double? MedianSeconds, double? P95Seconds)
{
    public static PushFigures Of(SyncTally? tally) => tally is null ? new(0, 0, 0, 0, 0, null, null, null, null) : new(
        tally.Tries, tally.Done, tally.Again, tally.Conflicts, tally.Parked, Rate(tally.Done, tally.Tries), Rate(tally.Conflicts, tally.Tries), Within(tally.Latency, 0.5), Within(tally.Latency, 0.95));

    private static double? Rate(long part, long whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);

    private static double? Within(IReadOnlyList<long> latency, double part)
    {
        var (all, so) = (latency.Sum(), 0L);
        for (var place = 0; place < PushCounts.Bounds.Count && all > 0; place++)
            if ((so += latency.ElementAtOrDefault(place)) >= part * all) return PushCounts.Bounds[place].TotalSeconds;
        return null;
    }
}

/// <summary>One downstream system.</summary>
public sealed record SystemMonth
{
    public required string System { get; init; }

    /// <summary>The whole month.</summary>
    public required PushFigures Month { get; init; }

    /// <summary>The day of the report, UTC.</summary>
    public required PushFigures Day { get; init; }

    /// <summary>Candidates of whom it lacks the newest version, those parked left out.</summary>
    public long Behind { get; init; }

    /// <summary>When the oldest of these versions was made.</summary>
    public DateTimeOffset? BehindSince { get; init; }

    /// <summary>Pushes that wait for a person.</summary>
    public long Parked { get; init; }
}
