using System.Collections.Concurrent;
using FsCheck.Xunit;
using HrHub.EmbeddedWorker.Queue;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class SessionOrderLaws
{
    /// <param name="failures">Per message, how often its handling fails first; its index modulo 3 names its session.</param>
    [Property(MaxTest = 25)]
    public async Task Any_schedule_of_failures_keeps_the_order_of_each_session_and_loses_nothing(byte[] failures)
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 6, BackOff = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200)] });
        var handled = new ConcurrentQueue<(string Session, int Number)>();
        var running = new ConcurrentDictionary<string, int>();
        var together = new ConcurrentQueue<string>();
        for (var i = 0; i < failures.Length; i++) await queue.Send($"{i}", session: $"{i % 3}");
        await queue.Process(async (message, _) =>
        {
            if (running.AddOrUpdate(message.SessionId!, 1, (_, n) => n + 1) > 1) together.Enqueue(message.MessageId);
            await Task.Yield();
            running.AddOrUpdate(message.SessionId!, 0, (_, n) => n - 1);
            var number = int.Parse(message.MessageId);
            if (message.DeliveryCount <= failures[number] % 8) throw new TimeoutException();
            handled.Enqueue((message.SessionId!, number));
        });
        await queue.Until(() => queue.Counts() is { Active: 0, Locked: 0, Retrying: 0 });

        Assert.Empty(together);
        // Six deliveries are allowed: a message that fails more often ends as a dead letter, and everything else was handled once.
        var expectedDead = failures.Index().Where(f => f.Item % 8 >= 6).Select(f => $"{f.Index}");
        Assert.Equal(expectedDead, queue.Operations.DeadLetters("q", most: 1000).OrderBy(dead => int.Parse(dead.MessageId)).Select(dead => dead.MessageId));
        var expectedHandled = failures.Index().Where(f => f.Item % 8 < 6).Select(f => f.Index);
        Assert.Equal(expectedHandled, handled.Select(h => h.Number).Order());
        Assert.All(handled.GroupBy(h => h.Session), session => Assert.Equal(session.Select(h => h.Number).Order(), session.Select(h => h.Number)));
    }

    /// <param name="failures">As above, each at most three times.</param>
    /// <param name="stops">After how many handled messages, modulo five, the processor is stopped and another one started.</param>
    [Property(MaxTest = 15)]
    public async Task Stops_at_any_moment_keep_the_order_too_and_count_nothing(byte[] failures, byte[] stops)
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 4, BackOff = [TimeSpan.FromMilliseconds(1)] });
        var handled = new ConcurrentQueue<(string Session, int Number)>();
        for (var i = 0; i < failures.Length; i++) await queue.Send($"{i}", session: $"{i % 3}");
        async Task Handle(ReceivedMessage message, CancellationToken ct)
        {
            await Task.Yield();
            var number = int.Parse(message.MessageId);
            if (message.DeliveryCount <= failures[number] % 4) throw new TimeoutException();
            handled.Enqueue((message.SessionId!, number));
        }

        foreach (var stop in stops.Take(5))
        {
            var processor = await queue.Process(Handle);
            var enough = Math.Min(failures.Length, handled.Count + (stop % 5));
            await queue.Until(() => handled.Count >= enough);
            await processor.StopAsync();
            Assert.Equal(0, queue.Counts().Locked);
        }
        await queue.Process(Handle);
        await queue.Until(() => queue.Counts() is { Active: 0, Locked: 0, Retrying: 0 });
        Assert.Equal(Enumerable.Range(0, failures.Length), handled.Select(h => h.Number).Order());
        Assert.All(handled.GroupBy(h => h.Session), session => Assert.Equal(session.Select(h => h.Number).Order(), session.Select(h => h.Number)));
    }
}
