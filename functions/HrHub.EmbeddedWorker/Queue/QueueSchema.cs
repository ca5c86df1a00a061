namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// Tables of the queue. A dead letter is a row whose entity has the dead-letter suffix. <c>lane</c> is the session that orders a row (null in a dead-letter queue, which knows no
/// sessions); the head of a lane is its lowest <c>position</c>, and only the head may be delivered. A scheduled message gets its position when its time has come.
/// <c>state</c> is 0 for a message that may be delivered when it is due, 1 for one set aside behind the head of its lane, 2 for a locked one.
/// </summary>
internal static class QueueSchema
{
    public const string Ddl = """
        CREATE TABLE IF NOT EXISTS queue_message(
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            entity TEXT NOT NULL,
            message_id TEXT NOT NULL,
            session_id TEXT,
            lane TEXT,
            subject TEXT,
            body TEXT NOT NULL,
            enqueued_at INTEGER NOT NULL,
            position INTEGER,
            due INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            delivery_count INTEGER NOT NULL DEFAULT 0,
            crash_count INTEGER NOT NULL DEFAULT 0,
            locked_until INTEGER,
            lock_owner TEXT,
            dead_at INTEGER,
            dead_reason TEXT,
            dead_description TEXT,
            trace_parent TEXT);
        CREATE INDEX IF NOT EXISTS queue_message_ready ON queue_message(entity, due, seq) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS queue_message_lane ON queue_message(entity, lane, position) WHERE lane IS NOT NULL;
        CREATE INDEX IF NOT EXISTS queue_message_locked ON queue_message(locked_until) WHERE state = 2;
        CREATE TABLE IF NOT EXISTS queue_subscription(topic TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(topic, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS queue_seen(entity TEXT NOT NULL, message_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(entity, message_id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS queue_seen_at ON queue_seen(at);
        """;
}
