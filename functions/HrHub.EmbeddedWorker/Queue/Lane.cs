using HrHub.EmbeddedWorker.Storage;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// Keeps the messages of a session in order. Positions are counted within a lane and not taken from the clock, so that a clock that is set back changes no order.
/// </summary>
internal static class Lane
{
    /// <summary>The position behind the last message of the session.</summary>
    public static long End(SqliteSession db, string entity, string? session)
        => session is null ? 0 : 1 + (db.First("SELECT MAX(position) FROM queue_message WHERE entity = $0 AND lane = $1", row => row.LongOrNull(0), entity, session) ?? 0);

    /// <summary>Gives a scheduled message whose time has come its place behind those that came before.</summary>
    public static long Enter(SqliteSession db, string entity, string? session, long seq)
    {
        var position = End(db, entity, session);
        db.Execute("UPDATE queue_message SET position = $1 WHERE seq = $0", seq, position);
        return position;
    }

    public static bool IsHead(SqliteSession db, string entity, string? session, long position)
        => session is null || db.First("SELECT MIN(position) FROM queue_message WHERE entity = $0 AND lane = $1", row => row.LongOrNull(0), entity, session) == position;

    /// <summary>Until the head of its lane is settled, so that a long session is not walked over again at every look.</summary>
    public static void SetAside(SqliteSession db, long seq) => db.Execute("UPDATE queue_message SET state = 1 WHERE seq = $0", seq);

    /// <summary>Lets the next message of the session be delivered.</summary>
    /// <returns>True, to be chained.</returns>
    public static bool Free(SqliteSession db, string entity, string? session)
    {
        if (session is null) return true;
        db.Execute("""
            UPDATE queue_message SET state = 0 WHERE state = 1 AND seq = (
                SELECT seq FROM queue_message WHERE entity = $0 AND lane = $1 AND position IS NOT NULL ORDER BY position LIMIT 1)
            """, entity, session);
        return true;
    }
}
