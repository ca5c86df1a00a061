using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Disputes;

namespace HrHub.Azure.Cosmos.Compliance.Disputes;

internal sealed record DisputeDocument : HubDocument
{
    public const string Partition = "disputes";

    public required DisputeEntry Entry { get; init; }

    public DisputeFacets Facets => new(SortKeys.Of(Entry.DueAt, Entry.DisputeId), Entry.State.ToString(), Entry.Assignee, Entry.OpenedBy, Entry.CandidateId, Entry.InterviewId, Entry.WorkAt is { } at ? SortKeys.Time(at) : null);

    public static DisputeDocument Of(DisputeEntry entry) => new() { Id = entry.DisputeId, Pk = Partition, Entry = entry };
}

/// <param name="DisputeDue">Sorts by time, then id.</param>
/// <param name="DisputeState">How far it is.</param>
/// <param name="Assignee">Who answers.</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="DisputeOf">The candidate.</param>
/// <param name="DisputeOn">The interview.</param>
/// <param name="WorkAt">When a timer must look; otherwise null.</param>
internal sealed record DisputeFacets(string DisputeDue, string DisputeState, string Assignee, string OpenedBy, string DisputeOf, string DisputeOn, string? WorkAt);
