using System.Globalization;

namespace HrHub.Core.Sync;

/// <summary>One counter of the tries to push.</summary>
/// <param name="Day">UTC.</param>
/// <param name="System">Name of the downstream system.</param>
/// <param name="What">An outcome, or a latency that it was within: see <see cref="PushCounts"/>.</param>
public readonly record struct PushCount(DateOnly Day, string System, string What);

/// <summary>How tries to push are counted, whatever store keeps the counters: a counter for each outcome, and one for each latency that people tell apart.</summary>
public static class PushCounts
{
    private const string Within = "within-", Longer = "longer";

    /// <summary>Growing.</summary>
    public static IReadOnlyList<TimeSpan> Bounds { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    /// <summary>The counters that one try raises by one.</summary>
    public static IEnumerable<PushCount> Of(DateOnly day, string system, PushOutcome outcome, TimeSpan? latency)
    {
        yield return new(day, system, outcome.ToString());
        if (latency is not { } after) yield break;
        var bound = Bounds.Where(bound => after <= bound).Select(bound => (TimeSpan?)bound).FirstOrDefault();
        yield return new(day, system, bound is { } within ? Named(within) : Longer);
    }

    /// <returns>By day, then by system.</returns>
    public static IReadOnlyList<SyncTally> Tally(IEnumerable<KeyValuePair<PushCount, long>> counts) =>
    [
        .. counts.GroupBy(count => (count.Key.Day, count.Key.System)).OrderBy(group => group.Key.Day).ThenBy(group => group.Key.System, StringComparer.Ordinal).Select(group =>
        {
            long Count(string what) => group.Where(count => count.Key.What == what).Sum(count => count.Value);
            return new SyncTally
            {
                Day = group.Key.Day,
                System = group.Key.System,
                Done = Count(nameof(PushOutcome.Done)),
                Again = Count(nameof(PushOutcome.Again)),
                Conflicts = Count(nameof(PushOutcome.Conflict)),
                Parked = Count(nameof(PushOutcome.Parked)),
                Latency = [.. Bounds.Select(bound => Count(Named(bound))), Count(Longer)],
            };
        }),
    ];

    private static string Named(TimeSpan bound) => Within + bound.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
