using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Azure.Cosmos.Records.Sync;

namespace HrHub.Azure.Cosmos.Records.Saving;

/// <summary>What a save must know of a candidate's partition, each as it was read.</summary>
internal sealed record Partition(FileDocument? File, IReadOnlyList<SyncDocument> Syncs, HeadDocument? Head)
{
    public static async Task<Partition> Read(HubContainer candidates, string candidateId, IEnumerable<string> systems, CancellationToken ct)
    {
        var (file, head) = (candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct), candidates.Find<HeadDocument>(candidateId, HeadDocument.HeadId, ct));
        var syncs = await Task.WhenAll(systems.Select(system => candidates.Find<SyncDocument>(candidateId, SyncDocument.IdOf(system), ct)));
        return new(await file, [.. syncs.OfType<SyncDocument>()], await head);
    }
}
