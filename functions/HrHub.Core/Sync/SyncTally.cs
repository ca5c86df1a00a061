namespace HrHub.Core.Sync;

/// <summary>The tries to push to one system on one day, UTC.</summary>
public sealed record SyncTally
{
    public required DateOnly Day { get; init; }
    public required string System { get; init; }
    public long Done { get; init; }
    public long Again { get; init; }
    public long Conflicts { get; init; }
    public long Parked { get; init; }

    /// <summary>Done pushes by how long after the change they were done: up to each of <see cref="PushCounts.Bounds"/>, and later than all of them.</summary>
    public IReadOnlyList<long> Latency { get; init; } = [];

    public long Tries => Done + Again + Conflicts + Parked;

    /// <summary>Several days of one system, as one.</summary>
    public static SyncTally operator +(SyncTally one, SyncTally other) => one with
    {
        Day = one.Day > other.Day ? one.Day : other.Day,
        Done = one.Done + other.Done,
        Again = one.Again + other.Again,
        Conflicts = one.Conflicts + other.Conflicts,
        Parked = one.Parked + other.Parked,
        Latency = [.. Enumerable.Range(0, Math.Max(one.Latency.Count, other.Latency.Count)).Select(place => one.Latency.ElementAtOrDefault(place) + other.Latency.ElementAtOrDefault(place))],
    };
}
