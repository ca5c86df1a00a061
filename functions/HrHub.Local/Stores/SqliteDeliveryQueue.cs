using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Entry and message in one transaction and one fsync, since inbox and queue share a file.</summary>
/// <param name="database">The file of both.</param>
/// <param name="inbox">Keeps its entries in it.</param>
/// <param name="bus">Keeps its messages in the same file.</param>
public sealed class SqliteDeliveryQueue(SqliteDatabase database, SqliteInbox inbox, SqliteMessageBus bus) : IDeliveryQueue
{
    /// <inheritdoc/>
    public async Task<Accepted> Append(InboxEntry entry, CancellationToken ct)
    {
        var message = new NormalizeMessage(entry.Id).ToMessage();
        // The entry's own id tells repeats apart: its message is new when the entry is.
        var isNew = await database.Write(db =>
        {
            if (!inbox.Insert(db, entry)) return false;
            bus.Enqueue(db, Entities.Normalize, message);
            return true;
        }, ct);
        if (!isNew) return Accepted.Duplicate;
        bus.Wake(Entities.Normalize);
        return Accepted.New;
    }
}
