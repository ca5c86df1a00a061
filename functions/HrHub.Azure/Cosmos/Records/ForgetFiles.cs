using HrHub.Core.Erasures;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>Deletes files with all that lies in their partitions but the audit trail. The <c>file</c> goes first, as it was read: what another writer adds goes with a <c>file</c> too, and fails.</summary>
internal sealed class ForgetFiles(HubContainer candidates)
{
    private const int MostOperations = 100;

    public async Task<long> Handle(Traces traces, CancellationToken ct)
    {
        var deleted = 0L;
        foreach (var id in traces.CandidateIds) deleted += await ForgetFile(id, ct);
        foreach (var ids in traces.InboxIds.Chunk(MostOperations)) deleted += await ForgetElsewhere(ids, ct);
        return deleted;
    }

    private async Task<long> ForgetFile(string candidateId, CancellationToken ct)
    {
        var deleted = 0L;
        while (await candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct) is { IsErased: false } file)
        {
            var written = file.ErasedOwner is { } owner
                ? await candidates.Replace(FileDocument.Erased(candidateId, owner) with { ETag = file.ETag }, ct)
                : await candidates.Delete(candidateId, FileDocument.FileId, file.ETag, ct);
            if (written is not Written.Conflict) deleted++;
        }
        // Until nothing is found: a batch that was on its way before the file went may be seen late.
        while (true)
        {
            var left = await candidates.Query<string>(new("SELECT VALUE c.id FROM c WHERE c.kind IN ('interview', 'raw', 'sync')"), candidateId, 1_000, ct).ToListAsync(ct);
            if (left.Count == 0) return deleted;
            foreach (var id in left)
                if (await candidates.Delete(candidateId, id, null, ct) is not Written.Conflict) deleted++;
        }
    }

    /// <summary>A delivery may tell of two people: what it left in another file goes too.</summary>
    private async Task<long> ForgetElsewhere(string[] inboxIds, CancellationToken ct)
    {
        var query = new QueryDefinition($"SELECT c.id, c.pk FROM c WHERE c.kind = 'raw' AND c.id IN ({string.Join(", ", inboxIds.Select((_, at) => $"@p{at}"))})");
        for (var at = 0; at < inboxIds.Length; at++) query = query.WithParameter($"@p{at}", RawDocument.IdOf(inboxIds[at]));
        var deleted = 0L;
        foreach (var raw in await candidates.QueryAll<Place>(query, null, int.MaxValue, ct))
            if (await candidates.Delete(raw.Pk, raw.Id, null, ct) is not Written.Conflict) deleted++;
        return deleted;
    }

    private sealed record Place(string Id, string Pk);
}
