using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Locks the messages that may be delivered now, oldest first, at most one of a session.</summary>
internal static class TakeMessages
{
    private const string Columns = "seq, entity, message_id, body, session_id, subject, enqueued_at, delivery_count, dead_reason, dead_description, trace_parent";

    public static List<ReceivedMessage> Run(SqliteSession db, string entity, int limit, string owner, DateTimeOffset now, TimeSpan lockFor)
    {
        var taken = new List<ReceivedMessage>();
        while (taken.Count < limit)
        {
            var due = db.Query("SELECT seq, lane, position FROM queue_message WHERE entity = $0 AND state = 0 AND due <= $1 ORDER BY due, seq LIMIT $2",
                row => (Seq: row.GetInt64(0), Session: row.TextOrNull(1), Position: row.LongOrNull(2)), entity, now.Stored(), limit - taken.Count);
            if (due.Count == 0) break;
            foreach (var (seq, session, position) in due)
            {
                if (Lane.IsHead(db, entity, session, position ?? Lane.Enter(db, entity, session, seq))) taken.Add(Lock(db, seq, owner, now + lockFor));
                else Lane.SetAside(db, seq);
            }
        }
        return taken;
    }

    /// <summary>When the next message that is not due yet will be.</summary>
    public static DateTimeOffset? NextDue(SqliteSession db, string entity)
        => db.First("SELECT MIN(due) FROM queue_message WHERE entity = $0 AND state = 0", row => row.TimeOrNull(0), entity);

    private static ReceivedMessage Lock(SqliteSession db, long seq, string owner, DateTimeOffset until)
        => db.First($"UPDATE queue_message SET state = 2, locked_until = $1, lock_owner = $2, delivery_count = delivery_count + 1 WHERE seq = $0 RETURNING {Columns}",
            Read, seq, until.Stored(), owner)!;

    private static ReceivedMessage Read(SqliteDataReader row) => new()
    {
        SequenceNumber = row.GetInt64(0),
        Entity = row.GetString(1),
        MessageId = row.GetString(2),
        Body = row.GetString(3),
        SessionId = row.TextOrNull(4),
        Subject = row.TextOrNull(5),
        EnqueuedAt = row.Time(6),
        DeliveryCount = row.GetInt32(7),
        DeadLetterReason = row.TextOrNull(8),
        DeadLetterDescription = row.TextOrNull(9),
        TraceParent = row.TextOrNull(10),
    };
}
