using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Erasures;
using HrHub.Core.Idempotency;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Idempotency;

/// <summary>Requests that named themselves, on Cosmos DB: each in a partition of its own, since nothing but its id is known when it comes.</summary>
public sealed class CosmosIdempotencyRecords(CosmosDatabase database) : IIdempotencyRecords, IForgetting
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public string Store => "idempotency";

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var forgotten = 0L;
        foreach (var id in traces.CandidateIds) forgotten += await Drop(new QueryDefinition("SELECT c.id, c.pk FROM c WHERE c.facets.answeredAbout = @id").WithParameter("@id", id), ct);
        return forgotten;
    }

    /// <inheritdoc/>
    public async Task<IdempotencyRecord?> Begin(IdempotencyRecord fresh, Func<IdempotencyRecord, bool> mayBeReplaced, CancellationToken ct)
    {
        var document = IdempotencyDocument.Of(fresh);
        while (await _work.Create(document, ct) is not Written.Done)
        {
            if (await Find(fresh.Id, ct) is not { } known) continue;
            if (!mayBeReplaced(known.Request)) return known.Request;
            if (await _work.Replace(document with { ETag = known.ETag }, ct) is Written.Done) return null;
        }
        return null;
    }

    /// <inheritdoc/>
    public Task Finish(IdempotencyRecord answered, CancellationToken ct)
        => _work.Change<IdempotencyDocument>(IdempotencyDocument.PartitionOf(answered.Id), answered.Id, stored => stored.Request.StartedAt == answered.StartedAt ? IdempotencyDocument.Of(answered) : null, ct);

    /// <inheritdoc/>
    public async Task Withdraw(IdempotencyRecord begun, CancellationToken ct)
    {
        while (await Find(begun.Id, ct) is { } stored && stored.Request.StartedAt == begun.StartedAt)
            if (await _work.Delete(stored.Pk, stored.Id, stored.ETag, ct) is not Written.Conflict) return;
    }

    /// <inheritdoc/>
    public Task Trim(DateTimeOffset before, CancellationToken ct)
        => Drop(new QueryDefinition("SELECT c.id, c.pk FROM c WHERE c.facets.namedAt < @before").WithParameter("@before", SortKeys.Time(before)), ct);

    private Task<IdempotencyDocument?> Find(string id, CancellationToken ct) => _work.Find<IdempotencyDocument>(IdempotencyDocument.PartitionOf(id), id, ct);

    private async Task<long> Drop(QueryDefinition query, CancellationToken ct)
    {
        var dropped = 0L;
        foreach (var found in await _work.QueryAll<Place>(query, null, int.MaxValue, ct))
        {
            await _work.Delete(found.Pk, found.Id, null, ct);
            dropped++;
        }
        return dropped;
    }

    private sealed record Place(string Id, string Pk);
}

internal sealed record IdempotencyDocument : HubDocument
{
    public required IdempotencyRecord Request { get; init; }
    public required IdempotencyFacets Facets { get; init; }

    public static string PartitionOf(string id) => $"request:{id}";

    public static IdempotencyDocument Of(IdempotencyRecord record)
        => new() { Id = record.Id, Pk = PartitionOf(record.Id), Request = record, Facets = new(SortKeys.Time(record.StartedAt), record.CandidateId) };
}

/// <param name="NamedAt">Sorts by time.</param>
/// <param name="AnsweredAbout">Candidate id.</param>
internal sealed record IdempotencyFacets(string NamedAt, string? AnsweredAbout);
