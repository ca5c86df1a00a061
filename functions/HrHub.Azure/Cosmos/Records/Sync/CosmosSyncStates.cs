using HrHub.Core.Erasures;
using HrHub.Core.Sync;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Sync;

/// <summary>Sync states on Cosmos DB, in the partitions of the files. What is confirmed after the file is gone is not kept.</summary>
public sealed class CosmosSyncStates(CosmosDatabase database) : ISyncStates, IForgetting
{
    private readonly HubContainer _candidates = database.Candidates;

    /// <inheritdoc/>
    public string Store => "sync-states";

    /// <inheritdoc/>
    public async Task<SyncState?> Find(string candidateId, string system, CancellationToken ct)
        => (await _candidates.Find<SyncDocument>(candidateId, SyncDocument.IdOf(system), ct))?.State();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncState>> Of(string candidateId, CancellationToken ct)
        => [.. (await _candidates.Query<SyncDocument>(new("SELECT * FROM c WHERE c.kind = 'sync'"), candidateId, 100, ct).ToListAsync(ct)).Select(sync => sync.State()).OrderBy(state => state.System, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task Confirm(string candidateId, string system, long version, string? remoteId, DateTimeOffset at, CancellationToken ct)
    {
        while (true)
        {
            if (await _candidates.Find<SyncDocument>(candidateId, SyncDocument.IdOf(system), ct) is { } stored)
            {
                if (stored.PushedVersion >= version || await _candidates.Replace(stored.Confirmed(version, remoteId, at) with { ETag = stored.ETag }, ct) is Written.Done) return;
            }
            else if (await FirstConfirmed(candidateId, SyncDocument.Of(candidateId, system, version, at).Confirmed(version, remoteId, at), ct)) return;
        }
    }

    /// <inheritdoc/>
    public Task SetParked(string candidateId, string system, bool parked, CancellationToken ct)
        => _candidates.Change<SyncDocument>(candidateId, SyncDocument.IdOf(system), stored => stored.Parked(parked), ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncState>> Behind(string system, DateTimeOffset before, int max, CancellationToken ct)
        => [.. (await _candidates.QueryAll<SyncDocument>(new QueryDefinition("SELECT * FROM c WHERE c.facets.behind = @system AND c.facets.behindSince < @before ORDER BY c.facets.behindSince")
            .WithParameter("@system", system).WithParameter("@before", before.ToUnixTimeMilliseconds()), null, max, ct)).Select(sync => sync.State())];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncBacklog>> Backlog(CancellationToken ct)
        => [.. (await _candidates.QueryAll<BacklogRow>(new("SELECT c.facets.behind AS system, COUNT(1) AS behind, MIN(c.facets.behindSince) AS since FROM c WHERE IS_DEFINED(c.facets.behind) GROUP BY c.facets.behind"), null, int.MaxValue, ct))
            .OrderBy(row => row.System, StringComparer.Ordinal).Select(row => new SyncBacklog(row.System, row.Behind, DateTimeOffset.FromUnixTimeMilliseconds(row.Since)))];

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var dropped = 0L;
        foreach (var id in traces.CandidateIds)
            foreach (var state in await Of(id, ct))
                if (await _candidates.Delete(id, SyncDocument.IdOf(state.System), null, ct) is not Written.Conflict) dropped++;
        return dropped;
    }

    private sealed record BacklogRow(string System, long Behind, long Since);

    // Together with the file as it was read, so that nothing of it is left where the file goes at this moment.
    private async Task<bool> FirstConfirmed(string candidateId, SyncDocument state, CancellationToken ct)
    {
        if (await _candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct) is not { IsErased: false } file) return true;
        var (marked, touched) = (HubContainer.Marked(state), HubContainer.Marked(file));
        return await _candidates.Together(candidateId, batch => batch.ReplaceItem(touched.Id, touched, new() { IfMatchEtag = file.ETag }).CreateItem(marked), marked, ct) is null;
    }
}
