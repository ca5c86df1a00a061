using HrHub.EmbeddedWorker.Storage;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>How many messages lie in one queue or subscription.</summary>
/// <param name="Entity">Queue name or subscription path.</param>
/// <param name="Active">To be delivered now, or behind another message of their session.</param>
/// <param name="Scheduled">Sent for a later time.</param>
/// <param name="Retrying">Failed before and waiting for the next delivery.</param>
/// <param name="Locked">Being handled, or taken to be.</param>
/// <param name="Dead">In the dead-letter sub-queue.</param>
public sealed record EntityCounts(string Entity, long Active, long Scheduled, long Retrying, long Locked, long Dead);

/// <summary>A message whose deliveries were given up.</summary>
/// <param name="SequenceNumber">Names it in <see cref="QueueOperations"/>.</param>
/// <param name="Entity">The queue or subscription that it lay in.</param>
/// <param name="Reason">The type of the exception, or what else ended its deliveries.</param>
public sealed record DeadLetter(long SequenceNumber, string Entity, string MessageId, string? SessionId, string Body, DateTimeOffset EnqueuedAt, DateTimeOffset DeadAt, string Reason, string Description);

/// <summary>What operators and tests see and do. Works beside running processors, from any process.</summary>
public sealed class QueueOperations(SqliteMessageBus bus, TimeProvider clock)
{
    public IReadOnlyList<EntityCounts> Count()
    {
        var now = clock.GetUtcNow().Stored();
        var rows = bus.Database.Read(db => db.Query("""
            SELECT entity, COUNT(*) FILTER (WHERE state = 1 OR state = 0 AND due <= $0), COUNT(*) FILTER (WHERE state = 0 AND due > $0 AND delivery_count = 0),
                COUNT(*) FILTER (WHERE state = 0 AND due > $0 AND delivery_count > 0), COUNT(*) FILTER (WHERE state = 2), COUNT(*)
            FROM queue_message GROUP BY entity ORDER BY entity
            """, row => (Counts: new EntityCounts(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), 0), All: row.GetInt64(5)), now));
        var dead = rows.Where(row => EntityPath.IsDeadLetters(row.Counts.Entity)).ToDictionary(row => EntityPath.Without(row.Counts.Entity), row => row.All);
        var live = rows.Where(row => !EntityPath.IsDeadLetters(row.Counts.Entity)).ToDictionary(row => row.Counts.Entity, row => row.Counts);
        return [.. live.Keys.Union(dead.Keys).Order(StringComparer.Ordinal)
            .Select(entity => live.GetValueOrDefault(entity, new(entity, 0, 0, 0, 0, 0)) with { Dead = dead.GetValueOrDefault(entity) })];
    }

    /// <param name="entity">Queue name or subscription path.</param>
    /// <param name="most">At most so many, oldest first.</param>
    /// <param name="after">Sequence number of the last one of the page before.</param>
    public IReadOnlyList<DeadLetter> DeadLetters(string entity, int most = 100, long after = 0) => bus.Database.Read(db => db.Query("""
        SELECT seq, message_id, session_id, body, enqueued_at, dead_at, dead_reason, dead_description FROM queue_message WHERE entity = $0 AND seq > $1 ORDER BY seq LIMIT $2
        """, row => new DeadLetter(row.GetInt64(0), entity, row.GetString(1), row.TextOrNull(2), row.GetString(3), row.Time(4), row.Time(5), row.GetString(6), row.GetString(7)),
        EntityPath.DeadLettersOf(entity), after, most));

    /// <summary>Puts a dead letter back where it came from, as new: at the end of its session, with a fresh delivery count. Duplicate detection does not apply.</summary>
    /// <returns>False when there is no such dead letter, or it is being handled.</returns>
    public async Task<bool> Resubmit(long sequenceNumber, CancellationToken ct)
    {
        var place = await bus.Database.Write(db => Resubmit(db, sequenceNumber), ct);
        if (place is not null) bus.Wake(place);
        return place is not null;
    }

    /// <returns>False when there is no such dead letter, or it is being handled.</returns>
    public Task<bool> Discard(long sequenceNumber, CancellationToken ct)
        => bus.Database.Write(db => db.Execute("DELETE FROM queue_message WHERE seq = $0 AND dead_at IS NOT NULL AND state = 0", sequenceNumber) > 0, ct);

    /// <summary>Waits until nothing is active, retrying or locked. Messages scheduled for later and dead letters do not count.</summary>
    /// <returns>False when that did not happen in time.</returns>
    public async Task<bool> IsIdle(TimeSpan within, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + within;
        while (Count().Any(entity => entity.Active + entity.Retrying + entity.Locked > 0))
        {
            if (clock.GetUtcNow() >= until) return false;
            await Task.Delay(TimeSpan.FromMilliseconds(25), clock, ct);
        }
        return true;
    }

    private string? Resubmit(SqliteSession db, long seq)
    {
        var found = db.Query("SELECT entity, session_id FROM queue_message WHERE seq = $0 AND dead_at IS NOT NULL AND state = 0", row => (Entity: row.GetString(0), Session: row.TextOrNull(1)), seq);
        if (found is not [var dead]) return null;
        var place = EntityPath.Without(dead.Entity);
        db.Execute("""
            UPDATE queue_message SET entity = $1, lane = session_id, position = $2, due = $3, delivery_count = 0, dead_at = NULL, dead_reason = NULL, dead_description = NULL WHERE seq = $0
            """, seq, place, Lane.End(db, place, dead.Session), clock.GetUtcNow().Stored());
        return place;
    }
}
