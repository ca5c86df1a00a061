using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Retention.Runs;

namespace HrHub.Azure.Cosmos.Compliance.Runs;

internal sealed record RunDocument : HubDocument
{
    public required RetentionRun Run { get; init; }

    /// <summary>How often it was saved.</summary>
    public required long Changes { get; init; }

    public required RunFacets Facets { get; init; }

    public static RunDocument Of(RetentionRun run, long changes)
        => new() { Id = run.RunId, Pk = CosmosRetentionRuns.Partition, Run = run, Changes = changes, Facets = new(run.State.ToString(), SortKeys.Of(run.StartedAt, run.RunId)) };
}

/// <param name="RunState">How far it came.</param>
/// <param name="StartedAt">Sorts by time.</param>
internal sealed record RunFacets(string RunState, string StartedAt);

internal sealed record PolicyDocument : HubDocument
{
    public const string DocumentId = "policies";

    public required PolicyState State { get; init; }

    /// <summary>How often it was saved.</summary>
    public required long Changes { get; init; }
}
