using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// Frees messages whose holder cannot settle them any more. A death of the process is not the message's fault, so it does not count as a failed delivery; but a message that was
/// under way at many deaths is taken for their cause. A lock that ran out in a living process counts as a failed delivery.
/// </summary>
internal static class ReleaseLostLocks
{
    private sealed record Held(long Seq, string Entity, string? Session, int DeliveryCount, int CrashCount);

    public static List<string> OwnersOtherThan(SqliteSession db, string owner)
        => db.Query("SELECT DISTINCT lock_owner FROM queue_message WHERE state = 2 AND lock_owner <> $0", row => row.GetString(0), owner);

    public static bool AnyExpired(SqliteSession db, DateTimeOffset now)
        => db.First("SELECT 1 FROM queue_message WHERE state = 2 AND locked_until < $0 LIMIT 1", row => row.GetInt32(0), now.Stored()) == 1;

    /// <returns>How many messages were freed.</returns>
    public static int OfDeadOwner(SqliteSession db, string owner, QueueOptions options, DateTimeOffset now)
    {
        var held = db.Query("SELECT seq, entity, session_id, delivery_count, crash_count FROM queue_message WHERE state = 2 AND lock_owner = $0", Read, owner);
        foreach (var message in held)
        {
            if (message.CrashCount + 1 > options.MaxCrashCount && !EntityPath.IsDeadLetters(message.Entity))
                SettleMessage.Bury(db, message.Seq, message.Entity, message.Session, "ProcessDied", $"The process died {message.CrashCount + 1} times during a delivery of this message.", now);
            else
                db.Execute("UPDATE queue_message SET state = 0, delivery_count = delivery_count - 1, crash_count = crash_count + 1, locked_until = NULL, lock_owner = NULL WHERE seq = $0", message.Seq);
        }
        return held.Count;
    }

    /// <returns>How many messages were freed.</returns>
    public static int Expired(SqliteSession db, QueueOptions options, DateTimeOffset now)
    {
        var held = db.Query("SELECT seq, entity, session_id, delivery_count, crash_count FROM queue_message WHERE state = 2 AND locked_until < $0", Read, now.Stored());
        foreach (var message in held)
        {
            if (message.DeliveryCount >= options.MaxDeliveryCount && !EntityPath.IsDeadLetters(message.Entity))
                SettleMessage.Bury(db, message.Seq, message.Entity, message.Session, "LockLost", $"The lock of delivery {message.DeliveryCount} ran out.", now);
            else
                db.Execute("UPDATE queue_message SET state = 0, locked_until = NULL, lock_owner = NULL WHERE seq = $0", message.Seq);
        }
        return held.Count;
    }

    private static Held Read(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), row.TextOrNull(2), row.GetInt32(3), row.GetInt32(4));
}
