using HrHub.Core.Vendors.Api;

namespace HrHub.Azure.Cosmos.Pull;

/// <summary>Where each vendor's catch-up stands: one document per vendor, in one partition.</summary>
public sealed class CosmosPullCursors(CosmosDatabase database) : IPullCursors
{
    private const string Partition = "pull-cursors";

    /// <inheritdoc/>
    public async Task<PullCursor?> Find(string vendor, CancellationToken ct) => (await database.Work.Find<Document>(Partition, vendor, ct))?.Cursor;

    /// <inheritdoc/>
    public Task Save(PullCursor cursor, CancellationToken ct) => database.Work.Put(new Document { Id = cursor.Vendor, Pk = Partition, Cursor = cursor }, ct);

    private sealed record Document : HubDocument
    {
        public required PullCursor Cursor { get; init; }
    }
}
