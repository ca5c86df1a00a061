using System.Collections.Concurrent;
using HrHub.Azure.Cosmos;
using HrHub.TestKit.Cosmos;
using Microsoft.Extensions.Logging;

namespace HrHub.Tests.Cosmos;

/// <summary>What an operation cost is logged with the operation and the container, and with nothing of what it moved.</summary>
public sealed class ChargeLogTests
{
    [Fact]
    public async Task Every_operation_logs_its_charge_and_no_document()
    {
        var log = new Lines();
        await using var world = await CosmosWorld.Start(log: log);
        var note = HubContainer.Marked(new TestNote { Pk = "林小雨", Id = "张三丰", Number = 4711 });
        await world.Database.Work.Create(note, default);
        await world.Database.Work.Find<TestNote>(note.Pk, note.Id, default);
        await world.Database.Work.Together(note.Pk, batch => batch.UpsertItem(note), note, default);
        await world.Database.Work.Query<TestNote>(new("SELECT * FROM c WHERE c.kind = 'note'"), note.Pk, 10, default).ToListAsync();

        Assert.Collection(log,
            line => Assert.Matches(@"^Create on work cost \d+(\.\d+)? RU\.$", line),
            line => Assert.Equal("Find on work cost 1 RU.", line),
            line => Assert.Matches(@"^Batch on work cost \d+(\.\d+)? RU\.$", line),
            line => Assert.Matches(@"^Query on work cost \d+(\.\d+)? RU\.$", line));
    }

    private sealed class Lines : ConcurrentQueue<string>, ILogger<CosmosRetry>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Enqueue(formatter(state, exception));
    }
}
