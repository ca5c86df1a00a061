using HrHub.Core.Erasures;

namespace HrHub.Local.Stores;

/// <summary>The SQLite files. Deletions overwrite what they free (<c>secure_delete</c>); the logs are what is left to empty.</summary>
public sealed class LocalStorePages(LocalStores stores) : IStorePages
{
    /// <inheritdoc/>
    public Task Compact(CancellationToken ct) => Task.WhenAll(stores.Records.Compact(ct), stores.Inbox.Compact(ct), stores.Keys.Compact(ct));
}
