using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos;
using HrHub.Core.Inbox;
using HrHub.Local.Stores;
using Microsoft.Azure.Cosmos;

namespace HrHub.Local.Hosting;

/// <summary>Counts what is in the containers: for a demo of some thousand deliveries, not for an account in use.</summary>
/// <param name="database">The documents.</param>
/// <param name="containers">The objects.</param>
internal sealed class CountOnAzure(CosmosDatabase database, BlobContainers containers)
{
    private const int Most = 1_000_000;

    public async Task<Progress> Handle(CancellationToken ct)
    {
        var entries = await All<Entry>(database.Inbox, "SELECT c.state FROM c", null, ct);
        var pending = await All<Pending>(database.Candidates, "SELECT c.pendingMedia FROM c WHERE c.kind = 'interview'", null, ct);
        var syncs = await All<Sync>(database.Candidates, "SELECT c.system, c.wantedVersion, c.pushedVersion, c.isParked FROM c WHERE c.kind = 'sync'", null, ct);
        return new()
        {
            Entries = entries.Count,
            Handled = entries.Count(entry => entry.State is InboxState.Handled),
            ParkedEntries = entries.Count(entry => entry.State is InboxState.Parked),
            Candidates = (await All<File>(database.Candidates, "SELECT c.facets.mergedInto FROM c WHERE c.kind = 'file'", null, ct)).Count(file => file.MergedInto is null),
            Interviews = pending.Count,
            MediaPending = pending.Sum(interview => interview.PendingMedia.Count),
            ParkedItems = (await All<string>(database.Work, "SELECT VALUE c.id FROM c WHERE IS_DEFINED(c.facets.parkedAt)", "parked", ct)).Count,
            Systems = syncs.GroupBy(state => state.System).ToDictionary(of => of.Key, of => new SystemProgress(
                of.Count(), of.Count(state => state.PushedVersion >= state.WantedVersion), of.Count(state => state.PushedVersion < state.WantedVersion && state.IsParked))),
            SealedBytes = await containers.Objects.GetBlobsAsync(cancellationToken: ct).Select(blob => blob.Properties.ContentLength ?? 0).SumAsync(ct),
        };
    }

    private static Task<IReadOnlyList<T>> All<T>(HubContainer container, string query, string? pk, CancellationToken ct) => container.QueryAll<T>(new QueryDefinition(query), pk, Most, ct);

    private sealed record Entry(InboxState State);

    private sealed record File(string? MergedInto);

    private sealed record Pending(IReadOnlyList<string> PendingMedia);

    private sealed record Sync(string System, long WantedVersion, long PushedVersion, bool IsParked);
}
