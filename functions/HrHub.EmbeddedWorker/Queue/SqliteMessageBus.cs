using System.Collections.Concurrent;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// The sending side of the durable queue with the semantics of Service Bus. Passive: <see cref="QueueProcessor"/> delivers. Several processes may send to one file; share one instance
/// within a process, so that a delivery starts at once instead of at the next poll.
/// </summary>
public sealed class SqliteMessageBus : IMessageBus
{
    private readonly ConcurrentDictionary<string, Action> _listeners = new();
    private readonly QueueOptions _options;
    private readonly TimeProvider _clock;

    /// <param name="database">Its file gets the tables of the queue.</param>
    public SqliteMessageBus(SqliteDatabase database, QueueOptions options, TimeProvider clock)
    {
        (Database, _options, _clock) = (database, options, clock);
        database.AddTables(QueueSchema.Ddl);
        // A file of before messages carried their trace.
        if (!database.Read(db => db.Query("SELECT name FROM pragma_table_info('queue_message')", row => row.GetString(0))).Contains("trace_parent"))
            database.AddTables("ALTER TABLE queue_message ADD COLUMN trace_parent TEXT");
    }

    internal SqliteDatabase Database { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The topic has no subscription of the message's subject.</exception>
    public Task Send(string entity, BusMessage message, CancellationToken ct) => SendAll(entity, [message], ct);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The topic has no subscription of a message's subject; nothing was sent.</exception>
    public async Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        if (messages.Count == 0) return;
        if (EntityPath.IsDeadLetters(entity)) throw new ArgumentException("A dead-letter sub-queue takes no messages from outside.", nameof(entity));
        try
        {
            var places = await Database.Write(db => messages.SelectMany(message => EnqueueMessage.IfNew(db, entity, message, _clock.GetUtcNow(), _options.DuplicateDetectionWindow)).Distinct().ToList(), ct);
            foreach (var place in places) Wake(place);
        }
        catch (SqliteException failure)
        {
            throw new IOException($"A message to {entity} could not be stored (SQLite error {failure.SqliteErrorCode}).", failure);
        }
    }

    /// <summary>Enqueues within a write of the caller's to the same database, so that the message rides on its transaction. <see cref="Wake"/> the queue when that is done.</summary>
    /// <param name="db">The session of the write.</param>
    /// <param name="queue">Not a topic.</param>
    /// <param name="message">New for sure: it is not looked for among those of the duplicate-detection window.</param>
    public void Enqueue(SqliteSession db, string queue, BusMessage message) => EnqueueMessage.Run(db, [queue], message, _clock.GetUtcNow());

    /// <summary>Lets a delivery start at once instead of at the next poll.</summary>
    public void Wake(string place)
    {
        if (_listeners.TryGetValue(place, out var wake)) wake();
    }

    /// <summary>Makes topics known. Until a topic has a subscription, its name is a queue.</summary>
    public Task DeclareSubscriptions(IReadOnlyCollection<(string Topic, string Name)> subscriptions, CancellationToken ct) => Database.Write(db =>
    {
        foreach (var (topic, name) in subscriptions) db.Execute("INSERT OR IGNORE INTO queue_subscription(topic, name) VALUES ($0,$1)", topic, name);
    }, ct);

    internal void Listen(string place, Action wake) => _listeners[place] = wake;

    internal void StopListening(string place) => _listeners.TryRemove(place, out _);
}
