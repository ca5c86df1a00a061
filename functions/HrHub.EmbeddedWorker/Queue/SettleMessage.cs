using HrHub.EmbeddedWorker.Storage;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// Ends the delivery of a locked message. Each method does nothing and returns false when the lock is no longer the one that the message was taken with: then another delivery of it
/// is under way or done, and its outcome counts.
/// </summary>
internal static class SettleMessage
{
    private const string Mine = "seq = $0 AND state = 2 AND lock_owner = $1 AND delivery_count = $2";

    public static bool Complete(SqliteSession db, ReceivedMessage message, string owner)
        => db.Execute($"DELETE FROM queue_message WHERE {Mine}", message.SequenceNumber, owner, message.DeliveryCount) > 0
            && Lane.Free(db, message.Entity, message.SessionId);

    /// <summary>Back into the queue, not before <paramref name="due"/>. It stays the head of its session.</summary>
    public static bool Retry(SqliteSession db, ReceivedMessage message, string owner, DateTimeOffset due)
        => db.Execute($"UPDATE queue_message SET state = 0, due = $3, locked_until = NULL, lock_owner = NULL WHERE {Mine}",
            message.SequenceNumber, owner, message.DeliveryCount, due.Stored()) > 0;

    /// <summary>Back into the queue as if it had never been taken.</summary>
    public static bool Return(SqliteSession db, ReceivedMessage message, string owner)
        => db.Execute($"UPDATE queue_message SET state = 0, delivery_count = delivery_count - 1, locked_until = NULL, lock_owner = NULL WHERE {Mine}",
            message.SequenceNumber, owner, message.DeliveryCount) > 0;

    public static bool Renew(SqliteSession db, ReceivedMessage message, string owner, DateTimeOffset until)
        => db.Execute($"UPDATE queue_message SET locked_until = $3 WHERE {Mine}", message.SequenceNumber, owner, message.DeliveryCount, until.Stored()) > 0;

    public static bool DeadLetter(SqliteSession db, ReceivedMessage message, string owner, string reason, string description, DateTimeOffset now)
        => db.First($"SELECT 1 FROM queue_message WHERE {Mine}", row => row.GetInt32(0), message.SequenceNumber, owner, message.DeliveryCount) == 1
            && Bury(db, message.SequenceNumber, message.Entity, message.SessionId, reason, description, now);

    /// <summary>Moves a row to the dead-letter sub-queue of its entity.</summary>
    public static bool Bury(SqliteSession db, long seq, string entity, string? session, string reason, string description, DateTimeOffset now)
    {
        db.Execute("""
            UPDATE queue_message SET entity = $1, lane = NULL, state = 0, due = $2, locked_until = NULL, lock_owner = NULL, delivery_count = 0, crash_count = 0,
                dead_at = $2, dead_reason = $3, dead_description = $4 WHERE seq = $0
            """, seq, EntityPath.DeadLettersOf(entity), now.Stored(), reason, description);
        return Lane.Free(db, entity, session);
    }
}
