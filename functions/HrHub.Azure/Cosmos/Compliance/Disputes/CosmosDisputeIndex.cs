using HrHub.Azure.Cosmos.Records;
using HrHub.Core;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Disputes;

/// <summary>Disputes across people on Cosmos DB. In one partition: should one interview in a hundred be disputed, ten million a year make 0.1 GB of it, and lists and due dates are found by queries there.</summary>
public sealed class CosmosDisputeIndex(CosmosDatabase database) : IDisputeIndex, IForgetting
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public string Store => "disputes";

    /// <inheritdoc/>
    public async Task Put(DisputeEntry entry, CancellationToken ct)
    {
        do
        {
            if (await _work.Find<DisputeDocument>(DisputeDocument.Partition, entry.DisputeId, ct) is null) continue;
            await _work.Change<DisputeDocument>(DisputeDocument.Partition, entry.DisputeId, stored => stored.Entry.Version > entry.Version ? null : stored with { Entry = entry with { Told = stored.Entry.Told } }, ct);
            return;
        }
        while (await _work.Create(DisputeDocument.Of(entry with { Told = [] }), ct) is not Written.Done);
    }

    /// <inheritdoc/>
    public Task Told(string disputeId, string notice, CancellationToken ct) => _work.Change<DisputeDocument>(DisputeDocument.Partition, disputeId,
        stored => stored.Entry.Told.Contains(notice) ? null : stored with { Entry = stored.Entry with { Told = [.. stored.Entry.Told, notice] } }, ct);

    /// <inheritdoc/>
    public async Task<DisputeEntry?> Find(string disputeId, CancellationToken ct) => (await _work.Find<DisputeDocument>(DisputeDocument.Partition, disputeId, ct))?.Entry;

    /// <inheritdoc/>
    public async Task<DisputePage> List(DisputeQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        var found = await _work.QueryAll<DisputeDocument>(Query(query), DisputeDocument.Partition, query.PageSize + 1, ct);
        return DisputePage.Of([.. found.Select(document => document.Entry)], query.PageSize);
    }

    /// <inheritdoc/>
    public Task Remove(string disputeId, CancellationToken ct) => _work.Delete(DisputeDocument.Partition, disputeId, null, ct);

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var forgotten = 0L;
        foreach (var (member, id) in traces.CandidateIds.Select(id => ("disputeOf", id)).Concat(traces.InterviewIds.Select(id => ("disputeOn", id))))
            foreach (var document in await _work.QueryAll<DisputeDocument>(new QueryDefinition($"SELECT * FROM c WHERE c.facets.{member} = @id").WithParameter("@id", id), DisputeDocument.Partition, int.MaxValue, ct))
            {
                await Remove(document.Id, ct);
                forgotten++;
            }
        return forgotten;
    }

    private static QueryDefinition Query(DisputeQuery query) => FilteredQuery.Of("c.facets.disputeDue",
        ("c.facets.disputeDue > @after", "@after", query.Cursor is { } cursor && TimePage.Position(cursor) is var (due, id) ? SortKeys.Of(due, id) : null),
        ("c.facets.assignee = @assignee", "@assignee", query.Assignee),
        ("c.facets.openedBy = @opener", "@opener", query.OpenedBy),
        ("c.facets.disputeState = @state", "@state", query.State?.ToString()),
        // Everything that is due in that millisecond sorts before the next one.
        ("c.facets.disputeDue < @until", "@until", query.DueBy is { } until ? SortKeys.Time(until.AddMilliseconds(1)) : null),
        ("c.facets.workAt <= @work", "@work", query.WorkBy is { } work ? SortKeys.Time(work) : null));
}
