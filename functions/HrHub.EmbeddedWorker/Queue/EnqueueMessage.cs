using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Puts one message into a queue, or into the subscriptions of a topic that its subject asks for.</summary>
internal static class EnqueueMessage
{
    /// <returns>Where the message now lies; empty when it repeats one of the duplicate-detection window.</returns>
    /// <exception cref="InvalidOperationException">The topic has no subscription of the message's subject.</exception>
    public static IReadOnlyList<string> IfNew(SqliteSession db, string entity, BusMessage message, DateTimeOffset now, TimeSpan window)
    {
        var places = Places(db, entity, message.Subject);
        if (!IsNew(db, entity, message.MessageId, now, window)) return [];
        Run(db, places, message, now);
        return places;
    }

    public static void Run(SqliteSession db, IReadOnlyList<string> places, BusMessage message, DateTimeOffset now)
    {
        var scheduled = message.ScheduledFor > now;
        foreach (var place in places)
        {
            db.Execute("INSERT INTO queue_message(entity, message_id, session_id, lane, subject, body, enqueued_at, due, position, trace_parent) VALUES ($0,$1,$2,$2,$3,$4,$5,$6,$7,$8)",
                place, message.MessageId, message.SessionId, message.Subject, message.Body, now.Stored(), scheduled ? message.ScheduledFor!.Value.Stored() : now.Stored(),
                scheduled ? null : Lane.End(db, place, message.SessionId), message.TraceParent);
        }
    }

    private static List<string> Places(SqliteSession db, string entity, string? subject)
    {
        var subscriptions = db.Query("SELECT name FROM queue_subscription WHERE topic = $0 ORDER BY name", row => row.GetString(0), entity);
        if (subscriptions.Count == 0) return [entity];
        if (subject is not null) subscriptions.RemoveAll(name => name != subject);
        if (subscriptions.Count == 0) throw new InvalidOperationException($"Topic {entity} has no subscription {subject}.");
        return subscriptions.ConvertAll(name => EntityPath.Subscription(entity, name));
    }

    private static bool IsNew(SqliteSession db, string entity, string messageId, DateTimeOffset now, TimeSpan window)
        => db.Execute("INSERT INTO queue_seen(entity, message_id, at) VALUES ($0,$1,$2) ON CONFLICT DO UPDATE SET at = excluded.at WHERE at <= $3",
            entity, messageId, now.Stored(), (now - window).Stored()) > 0;
}
