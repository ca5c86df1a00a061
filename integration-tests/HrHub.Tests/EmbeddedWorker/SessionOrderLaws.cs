using System.Collections.Concurrent;
using FsCheck.Xunit;

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
        for (var i = 0; i < failures.Length; i++) await queue.Send($"{i}", session: $"{i % 3}");
        await queue.Process(async (message, _) =>
        {
            Assert.Equal(1, running.AddOrUpdate(message.SessionId!, 1, (_, n) => n + 1));
            await Task.Yield();
            running.AddOrUpdate(message.SessionId!, 0, (_, n) => n - 1);
            var number = int.Parse(message.MessageId);
            if (message.DeliveryCount <= failures[number] % 8) throw new TimeoutException();
            handled.Enqueue((message.SessionId!, number));
        });
        await queue.Until(() => queue.Counts() is { Active: 0, Locked: 0, Retrying: 0 });

        // Six deliveries are allowed: a message that fails more often ends as a dead letter, and everything else was handled once.
        var expectedDead = failures.Index().Where(f => f.Item % 8 >= 6).Select(f => $"{f.Index}");
        Assert.Equal(expectedDead, queue.Operations.DeadLetters("q", most: 1000).OrderBy(dead => int.Parse(dead.MessageId)).Select(dead => dead.MessageId));
        var expectedHandled = failures.Index().Where(f => f.Item % 8 < 6).Select(f => f.Index);
        Assert.Equal(expectedHandled, handled.Select(h => h.Number).Order());
        Assert.All(handled.GroupBy(h => h.Session), session => Assert.Equal(session.Select(h => h.Number).Order(), session.Select(h => h.Number)));
    }
}
