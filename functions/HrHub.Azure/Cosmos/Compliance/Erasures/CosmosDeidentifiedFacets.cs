using System.Net;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>
/// Facets without a person, on Cosmos DB, in one partition, so that what settles is counted and no longer waits in one batch. The service stamps every document with the second of
/// its writing, so a settled record has no document of its own, which would lie near its erasure: it is one more in the count of all that share its facets.
/// </summary>
public sealed class CosmosDeidentifiedFacets(CosmosDatabase database, KeyRing keys) : IDeidentifiedFacets
{
    // A key like a candidate's: rotation wraps it anew, and what is sealed under it stays.
    private const string Field = "facets", Key = "waiting-facets", Partition = "facets";

    // A batch takes 100 operations, and one of them is the count.
    private const int Most = 99;

    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task Wait(IReadOnlyList<WaitingFacets> facets, CancellationToken ct)
    {
        using var key = await keys.Candidate(Key, ct);
        foreach (var waiting in facets)
            await _work.Create(new WaitingDocument { Id = waiting.Id, Pk = Partition, Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(waiting, CanonicalJson.Options), waiting.Id, Field) }, ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingFacets>> Waiting(CancellationToken ct)
    {
        using var key = await keys.Candidate(Key, ct);
        var query = new QueryDefinition("SELECT * FROM c WHERE c.kind = @kind").WithParameter("@kind", WaitingDocument.KindName);
        var waiting = new List<WaitingFacets>();
        await foreach (var document in _work.Query<WaitingDocument>(query, Partition, 1_000, ct))
            waiting.Add(JsonSerializer.Deserialize<WaitingFacets>(key.Open(document.Sealed, document.Id, Field), CanonicalJson.Options)!);
        return waiting;
    }

    /// <inheritdoc/>
    public async Task<long> Count(Facets facets, CancellationToken ct) => (await Counted(facets, ct))?.Count ?? 0;

    /// <inheritdoc/>
    public async Task Settle(IReadOnlyList<(string WaitingId, Facets Facets)> settled, CancellationToken ct)
    {
        foreach (var group in settled.GroupBy(one => one.Facets, one => one.WaitingId))
            foreach (var ids in group.Distinct().Chunk(Most)) await Settle(group.Key, [.. ids], ct);
    }

    private async Task Settle(Facets facets, List<string> ids, CancellationToken ct)
    {
        while (ids.Count > 0)
        {
            var known = await Counted(facets, ct);
            var counted = HubContainer.Marked(new CountedDocument { Id = CountedDocument.IdOf(facets), Pk = Partition, Values = facets, Count = (known?.Count ?? 0) + ids.Count });
            var refused = await _work.Together(Partition, batch =>
            {
                foreach (var id in ids) batch.DeleteItem(id);
                if (known is null) batch.CreateItem(counted);
                else batch.ReplaceItem(counted.Id, counted, new() { IfMatchEtag = known.ETag });
            }, counted, ct);
            switch (refused)
            {
                case null: return;
                // Another run has settled it.
                case { Status: HttpStatusCode.NotFound, Place: >= 0 and var gone } when gone < ids.Count: ids.RemoveAt(gone); break;
                case { Status: HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed }: break;
                default: throw new InvalidOperationException($"Facets could not settle: {refused}.");
            }
        }
    }

    private Task<CountedDocument?> Counted(Facets facets, CancellationToken ct) => _work.Find<CountedDocument>(Partition, CountedDocument.IdOf(facets), ct);
}
