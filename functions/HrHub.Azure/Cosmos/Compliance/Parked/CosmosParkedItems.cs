using System.Runtime.CompilerServices;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Erasures;
using HrHub.Core.Parking;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Parked;

/// <summary>Parked items on Cosmos DB. In one partition: they are few, since a person takes each from the list, and the list is then one query there (at 2 KB each 20 GB hold ten million).</summary>
public sealed class CosmosParkedItems(CosmosDatabase database) : IParkedItems, IForgetting
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public string Store => "parked";

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var ids = traces.InboxIds.Select(id => ParkedItem.IdOf(ParkedStage.Normalize, id)).Concat(traces.MediaIds.Select(id => ParkedItem.IdOf(ParkedStage.Capture, id))).ToHashSet();
        foreach (var candidateId in traces.CandidateIds)
        {
            var ofCandidate = new QueryDefinition("SELECT * FROM c WHERE c.facets.parkedOf = @id").WithParameter("@id", candidateId);
            ids.UnionWith((await _work.QueryAll<ParkedDocument>(ofCandidate, ParkedDocument.Partition, int.MaxValue, ct)).Select(document => document.Item.Id));
        }
        var forgotten = 0L;
        foreach (var id in ids)
        {
            if (await Find(id, ct) is null) continue;
            await Remove(id, ct);
            forgotten++;
        }
        return forgotten;
    }

    /// <inheritdoc/>
    public Task Park(ParkedItem item, CancellationToken ct) => _work.Put(ParkedDocument.Of(item), ct);

    /// <inheritdoc/>
    public async Task<ParkedItem?> Find(string id, CancellationToken ct) => (await _work.Find<ParkedDocument>(ParkedDocument.Partition, ParkedDocument.IdOf(id), ct))?.Item;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        // Whoever replays what is listed may see it parked anew, behind the others: the list is as it was at the beginning, or it could go on for ever.
        foreach (var document in await _work.QueryAll<ParkedDocument>(Query(filter), ParkedDocument.Partition, int.MaxValue, ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return document.Item;
        }
    }

    /// <inheritdoc/>
    public async Task<long> Count(CancellationToken ct) => (await _work.QueryAll<long>(new QueryDefinition("SELECT VALUE COUNT(1) FROM c"), ParkedDocument.Partition, 1, ct)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<ParkedPage> Page(ParkedFilter filter, string? cursor, int max, CancellationToken ct)
    {
        if (cursor is not null && !SortKeys.IsOne(cursor)) throw new FormatException("Not a cursor of this list.");
        var found = await _work.QueryAll<ParkedDocument>(Query(filter, cursor), ParkedDocument.Partition, max + 1, ct);
        return new([.. found.Take(max).Select(document => document.Item)], found.Count > max ? found[max - 1].Facets.ParkedAt : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParkedCount>> Reasons(CancellationToken ct)
    {
        var query = new QueryDefinition("""
            SELECT c.facets.parkedStage AS stage, c.facets.neighbour AS neighbour, c.facets.reasonCode AS reason, COUNT(1) AS items, MIN(c.facets.parkedAt) AS oldest
            FROM c WHERE IS_DEFINED(c.facets.parkedAt) GROUP BY c.facets.parkedStage, c.facets.neighbour, c.facets.reasonCode
            """);
        return
        [
            .. (await _work.QueryAll<CountRow>(query, ParkedDocument.Partition, int.MaxValue, ct))
                .Select(row => new ParkedCount(Enum.Parse<ParkedStage>(row.Stage), row.Neighbour, row.Reason, row.Items, SortKeys.TimeOf(row.Oldest)))
                .OrderBy(count => count.Stage).ThenBy(count => count.Neighbour, StringComparer.Ordinal).ThenBy(count => count.ReasonCode, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public async Task<bool> Order(string id, DateTimeOffset parkedAt, ParkedOrder order, CancellationToken ct) => await _work.Change<ParkedDocument>(
        ParkedDocument.Partition, ParkedDocument.IdOf(id), stored => stored.Item.ParkedAt == parkedAt ? ParkedDocument.Of(stored.Item with { Order = order }) : null, ct) is not null;

    /// <inheritdoc/>
    public Task Remove(string id, CancellationToken ct) => _work.Delete(ParkedDocument.Partition, ParkedDocument.IdOf(id), null, ct);

    private sealed record CountRow(string Stage, string Neighbour, string Reason, long Items, string Oldest);

    private static QueryDefinition Query(ParkedFilter filter, string? after = null) => FilteredQuery.Of("c.facets.parkedAt",
        ("c.facets.parkedAt >= @since", "@since", filter.Since is { } since ? SortKeys.Time(since) : null),
        ("c.facets.parkedAt > @after", "@after", after),
        ("c.facets.parkedOrder = @order", "@order", filter.Ordered ? ParkedDocument.Ordered : null),
        ("c.facets.neighbour = @neighbour", "@neighbour", filter.Neighbour),
        ("c.facets.reasonCode = @reason", "@reason", filter.ReasonCode),
        ("c.facets.parkedStage = @stage", "@stage", filter.Stage?.ToString()));
}
