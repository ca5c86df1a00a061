using System.Globalization;
using HrHub.Core.Sync;

namespace HrHub.Azure.Cosmos.Operations;

/// <summary>The counters of one system and one day.</summary>
internal sealed record PushesDocument : HubDocument
{
    public required DateOnly Day { get; init; }
    public required string System { get; init; }
    public Dictionary<string, long> Counts { get; init; } = [];

    // The name of a system comes from the settings: any text.
    public static PushesDocument Of(DateOnly day, string system) => new()
    {
        Id = HashedId.Of($"{day:O}\n{system}"), Pk = PartitionOf(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)), Day = day, System = system,
    };

    public static string PartitionOf(string month) => $"pushes:{month}";

    public PushesDocument With(IEnumerable<KeyValuePair<PushCount, long>> more)
    {
        var counts = new Dictionary<string, long>(Counts);
        foreach (var (what, count) in more) counts[what.What] = counts.GetValueOrDefault(what.What) + count;
        return this with { Counts = counts };
    }
}
