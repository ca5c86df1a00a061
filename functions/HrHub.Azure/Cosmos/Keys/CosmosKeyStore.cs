using HrHub.Core.Keys;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Keys;

/// <summary>
/// Wrapped keys in a container of their own, in production in an account of their own with strong consistency: whether an epoch still wraps something is asked by a query,
/// and an answer from a replica that lags behind would shred keys that are in use.
/// </summary>
public sealed class CosmosKeyStore(CosmosDatabase database) : IKeyStore
{
    private readonly HubContainer _keys = database.Keys;

    /// <inheritdoc/>
    public async Task<WrappedKey?> Find(string id, CancellationToken ct) => (await _keys.Find<KeyDocument>(id, id, ct))?.Key();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WrappedKey>> FindAll(IReadOnlyCollection<string> ids, CancellationToken ct)
        => [.. (await Task.WhenAll(ids.Distinct().Select(id => Find(id, ct)))).OfType<WrappedKey>()];

    /// <inheritdoc/>
    public async Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct)
    {
        while (true)
        {
            if (await _keys.Create(KeyDocument.Of(key), ct) is Written.Done) return KeyDocument.Of(key).Key();
            // It can be shredded between the conflict and the read: then this one is the first again.
            if (await Find(key.Id, ct) is { } stored) return stored;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Replace(WrappedKey before, WrappedKey after, CancellationToken ct)
        => await _keys.Change<KeyDocument>(before.Id, before.Id,
            stored => stored.WrappedBy == before.WrappedBy && stored.Bytes.AsSpan().SequenceEqual(before.Bytes) ? stored with { WrappedBy = after.WrappedBy, Bytes = after.Bytes } : null, ct) is not null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WrappedKey>> ListByPrefix(string prefix, CancellationToken ct)
        => await List(new QueryDefinition("SELECT * FROM c WHERE c.isShared = true AND STARTSWITH(c.id, @prefix) ORDER BY c.id").WithParameter("@prefix", prefix), int.MaxValue, ct);

    /// <inheritdoc/>
    public async Task<KeyPage> ListByWrapper(string wrappedBy, string? after, int max, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.wrappedBy = @wrapper AND c.id > @after ORDER BY c.id").WithParameter("@wrapper", wrappedBy).WithParameter("@after", after ?? "");
        var keys = await List(query, max, ct);
        return new(keys, keys.Count < max ? null : keys[^1].Id);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WrapperUse>> CountByWrapper(CancellationToken ct)
        => _keys.QueryAll<WrapperUse>(new("SELECT c.wrappedBy, COUNT(1) AS keys FROM c GROUP BY c.wrappedBy"), null, int.MaxValue, ct);

    /// <inheritdoc/>
    public Task Delete(string id, CancellationToken ct) => _keys.Delete(id, id, null, ct);

    /// <inheritdoc/>
    public async Task<bool> DeleteUnused(string id, CancellationToken ct)
    {
        while (await _keys.Find<KeyDocument>(id, id, ct) is { } stored)
        {
            var used = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.wrappedBy = @id").WithParameter("@id", id);
            if (await _keys.Query<string>(used, null, 1, ct).AnyAsync(ct)) return false;
            if (await _keys.Delete(id, id, stored.ETag, ct) is not Written.Conflict) return true;
        }
        return true;
    }

    private async Task<IReadOnlyList<WrappedKey>> List(QueryDefinition query, int max, CancellationToken ct)
        => [.. (await _keys.QueryAll<KeyDocument>(query, null, max, ct)).Select(key => key.Key())];
}
