using System.Collections.Concurrent;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.EmbeddedWorker;

/// <summary>A queue on a temporary file with a clock of its own, and what its handlers saw.</summary>
internal sealed class QueueBench : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<QueueProcessor> _processors = [];

    public QueueBench(QueueOptions? options = null)
    {
        Options = options ?? new();
        Database = new SqliteDatabase(DatabasePath, "");
        Bus = new SqliteMessageBus(Database, Options, Clock);
        Operations = new QueueOperations(Bus, Clock);
    }

    public string DatabasePath => _folder.File("queue.db");
    public QueueOptions Options { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    public SqliteDatabase Database { get; }
    public SqliteMessageBus Bus { get; }
    public QueueOperations Operations { get; }

    /// <summary>Message ids whose handling ended well, in order.</summary>
    public ConcurrentQueue<string> Done { get; } = new();

    public Task Send(string id, string? session = null, string entity = "q", DateTimeOffset? at = null, string? subject = null)
        => Bus.Send(entity, new() { MessageId = id, Body = $"\"{id}\"", SessionId = session, ScheduledFor = at, Subject = subject }, CancellationToken.None);

    /// <summary>Starts a processor whose handlers run <paramref name="handle"/> and then note the message as done.</summary>
    public async Task<QueueProcessor> Process(Func<ReceivedMessage, CancellationToken, Task>? handle = null, params string[] entities)
    {
        var triggers = (entities.Length == 0 ? ["q"] : entities).Select(entity => new QueueTrigger(entity, async (message, ct) =>
        {
            if (handle is not null) await handle(message, ct);
            Done.Enqueue(message.MessageId);
        })).ToList();
        var processor = new QueueProcessor(Bus, triggers, Options, Clock, NullLogger.Instance);
        _processors.Add(processor);
        await processor.StartAsync(CancellationToken.None);
        return processor;
    }

    /// <summary>Lets time go by in steps until the condition holds.</summary>
    public Task Until(Func<bool> condition, TimeSpan? step = null) => Eventually.Holds(() =>
    {
        if (condition()) return true;
        Clock.Advance(step ?? TimeSpan.FromMilliseconds(100));
        return false;
    });

    public EntityCounts Counts(string entity = "q") => Operations.Count().SingleOrDefault(counts => counts.Entity == entity) ?? new(entity, 0, 0, 0, 0, 0);

    public async ValueTask DisposeAsync()
    {
        foreach (var processor in _processors) await processor.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
