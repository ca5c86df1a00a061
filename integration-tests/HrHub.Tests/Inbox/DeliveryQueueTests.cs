using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Inbox;

public sealed class DeliveryQueueTests : IAsyncLifetime
{
    private static readonly InboxEntry Entry = new() { Id = "canonical:id-1", Vendor = "canonical", ReceivedAt = TestStores.Start, PayloadSha256 = "00", PayloadAuthenticated = true, SealedBody = [1] };
    private readonly TestStores _stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task A_repeated_entry_is_not_queued_again_however_late_it_comes()
    {
        var (queue, bus) = InOneStep();
        await queue.Append(Entry, default);
        _stores.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Accepted.Duplicate, await queue.Append(Entry, default));
        Assert.Equal((Entities.Normalize, 1L), Queued(bus));
    }

    [Fact]
    public async Task Whoever_listens_is_woken()
    {
        var (queue, bus) = InOneStep();
        var handled = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var trigger = new QueueTrigger(Entities.Normalize, (message, _) => { handled.TrySetResult(message.MessageId); return Task.CompletedTask; }, null);
        await using var processor = new QueueProcessor(bus, [trigger], new() { PollInterval = TimeSpan.FromHours(1) }, _stores.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await processor.StartAsync(default);

        await queue.Append(Entry, default);

        Assert.Equal(Entry.Id, await handled.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Where_the_bus_fails_after_the_entry_is_there_the_sweep_finds_it()
    {
        var queue = new AppendThenSend(_stores.Inbox, new BrokenBus());

        await Assert.ThrowsAsync<IOException>(() => queue.Append(Entry, default));

        Assert.Equal(Entry.Id, Assert.Single(await _stores.Inbox.Unhandled(TestStores.Start.AddMinutes(1), 10, default)).Id);
        Assert.Equal(Accepted.Duplicate, await queue.Append(Entry, default));
    }

    private (SqliteDeliveryQueue Queue, SqliteMessageBus Bus) InOneStep()
    {
        var bus = new SqliteMessageBus(_stores.Local.Inbox, new(), _stores.Clock);
        return (new SqliteDeliveryQueue(_stores.Local.Inbox, _stores.Inbox, bus), bus);
    }

    private (string Entity, long Active) Queued(SqliteMessageBus bus)
    {
        var count = Assert.Single(new QueueOperations(bus, _stores.Clock).Count());
        return (count.Entity, count.Active);
    }

    private sealed class BrokenBus : IMessageBus
    {
        public Task Send(string entity, BusMessage message, CancellationToken ct) => throw new IOException("The bus is down.");

        public Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct) => throw new IOException("The bus is down.");
    }
}
