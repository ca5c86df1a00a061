using System.Collections.Concurrent;
using HrHub.TestKit;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class QueueSessionTests
{
    [Fact]
    public async Task One_message_of_a_session_runs_at_a_time_while_other_sessions_go_on()
    {
        await using var queue = new QueueBench();
        var gate = new TaskCompletionSource();
        foreach (var id in new[] { "s1", "s2", "t1", "t2", "t3" }) await queue.Send(id, session: id[..1]);
        await queue.Process((message, _) => message.MessageId == "s1" ? gate.Task : Task.CompletedTask);
        await Eventually.Holds(() => queue.Done.Count == 3);
        Assert.Equal(["t1", "t2", "t3"], queue.Done);
        gate.SetResult();
        await Eventually.Holds(() => queue.Done.Count == 5);
        Assert.Equal(["s1", "s2"], queue.Done.Skip(3));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_retry_is_not_overtaken_by_its_session()
    {
        await using var queue = new QueueBench();
        await queue.Send("s1", session: "s");
        await queue.Send("s2", session: "s");
        await queue.Process((message, _) => message is { MessageId: "s1", DeliveryCount: < 4 } ? throw new TimeoutException() : Task.CompletedTask);
        await queue.Until(() => queue.Done.Count == 2);
        Assert.Equal(["s1", "s2"], queue.Done);
    }

    [Fact]
    public async Task A_scheduled_message_holds_its_session_up_only_once_its_time_has_come()
    {
        await using var queue = new QueueBench();
        await queue.Send("later", session: "s", at: queue.Clock.GetUtcNow().AddMinutes(1));
        await queue.Send("now", session: "s");
        var refuse = true;
        await queue.Process((message, _) => message.MessageId == "later" && Volatile.Read(ref refuse) ? throw new TimeoutException() : Task.CompletedTask);
        await Eventually.Holds(() => queue.Done.Count == 1);
        await queue.Until(() => queue.Counts().Retrying == 1, TimeSpan.FromSeconds(1));
        await queue.Send("after", session: "s");
        queue.Clock.Advance(TimeSpan.FromMilliseconds(100));
        Volatile.Write(ref refuse, false);
        await queue.Until(() => queue.Done.Count == 3);
        Assert.Equal(["now", "later", "after"], queue.Done);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_changes_no_order()
    {
        await using var queue = new QueueBench();
        await queue.Send("s1", session: "s");
        queue.Clock.AdjustTime(queue.Clock.GetUtcNow().AddHours(-1));
        await queue.Send("s2", session: "s");
        await queue.Process();
        // At least once: on a busy machine the test's clock outruns a lock, and a message comes again.
        await queue.Until(() => queue.Done.Distinct().Count() == 2, TimeSpan.FromMinutes(10));
        Assert.Equal(["s1", "s2"], queue.Done.Distinct());
    }

    [Fact]
    public async Task A_dead_letter_lets_its_session_go_on()
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 2 });
        await queue.Send("s1", session: "s");
        await queue.Send("s2", session: "s");
        await queue.Process((message, _) => message.MessageId == "s1" ? throw new TimeoutException() : Task.CompletedTask);
        await queue.Until(() => queue.Done.Count == 1);
        Assert.Equal(["s2"], queue.Done);
        Assert.Equal(1, queue.Counts().Dead);
    }

    [Fact]
    public async Task A_long_session_is_handled_in_order_beside_many_short_ones()
    {
        await using var queue = new QueueBench();
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => queue.Send($"{i:000}", session: i % 2 == 0 ? "long" : $"s{i}")));
        var order = new ConcurrentQueue<string>();
        await queue.Process((message, _) =>
        {
            if (message.SessionId == "long") order.Enqueue(message.MessageId);
            return Task.CompletedTask;
        });
        await Eventually.Holds(() => queue.Done.Count == 600);
        Assert.Equal(order.Order(StringComparer.Ordinal), order);
        Assert.Equal(600, queue.Done.Distinct().Count());
    }
}
