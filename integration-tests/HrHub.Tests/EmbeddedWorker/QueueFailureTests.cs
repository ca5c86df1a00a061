using System.Collections.Concurrent;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class QueueFailureTests
{
    [Fact]
    public async Task Failures_are_retried_after_growing_waits()
    {
        await using var queue = new QueueBench();
        var at = new ConcurrentQueue<(int Delivery, DateTimeOffset At)>();
        await queue.Send("a");
        await queue.Process((message, _) =>
        {
            at.Enqueue((message.DeliveryCount, queue.Clock.GetUtcNow()));
            return message.DeliveryCount < 4 ? throw new TimeoutException() : Task.CompletedTask;
        });
        await queue.Until(() => queue.Done.Count == 1);
        Assert.Equal([1, 2, 3, 4], at.Select(delivery => delivery.Delivery));
        var waits = at.Zip(at.Skip(1), (first, second) => (second.At - first.At).TotalSeconds).ToList();
        Assert.InRange(waits[0], 1, 1.2 + 3);
        Assert.InRange(waits[1], 5, 6 + 3);
        Assert.InRange(waits[2], 30, 36 + 3);
    }

    [Fact]
    public async Task After_the_last_delivery_a_message_is_a_dead_letter_with_its_reason_and_nothing_of_the_exceptions_text()
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 3 });
        await queue.Send("a", session: "s");
        await queue.Process((_, _) => throw new InvalidDataException("张三丰 13800138000", new FormatException("张三丰")));
        await queue.Until(() => queue.Counts().Dead == 1, TimeSpan.FromSeconds(5));
        var dead = Assert.Single(queue.Operations.DeadLetters("q"));
        Assert.Equal(("a", "s", "\"a\"", "System.IO.InvalidDataException"), (dead.MessageId, dead.SessionId, dead.Body, dead.Reason));
        Assert.Contains("Delivery 3", dead.Description, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", dead.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", dead.Description, StringComparison.Ordinal);
        Assert.Equal(0, queue.Counts().Active);
    }

    [Fact]
    public async Task A_dead_letter_can_be_sent_again_and_starts_anew()
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 1 });
        var broken = true;
        var counts = new ConcurrentQueue<int>();
        await queue.Send("a");
        await queue.Process((message, _) =>
        {
            counts.Enqueue(message.DeliveryCount);
            return Volatile.Read(ref broken) ? throw new TimeoutException() : Task.CompletedTask;
        });
        await Eventually.Holds(() => queue.Counts().Dead == 1);
        Volatile.Write(ref broken, false);
        var dead = Assert.Single(queue.Operations.DeadLetters("q"));
        Assert.True(await queue.Operations.Resubmit(dead.SequenceNumber, CancellationToken.None));
        await Eventually.Holds(() => queue.Done.Count == 1);
        Assert.Equal([1, 1], counts);
        Assert.False(await queue.Operations.Resubmit(dead.SequenceNumber, CancellationToken.None));
    }

    [Fact]
    public async Task A_dead_letter_can_be_discarded_and_a_living_message_can_not()
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 1 });
        await queue.Send("a");
        await queue.Process((_, _) => throw new TimeoutException());
        await Eventually.Holds(() => queue.Counts().Dead == 1);
        await queue.Send("alive", at: queue.Clock.GetUtcNow().AddHours(1));
        var dead = queue.Operations.DeadLetters("q")[0].SequenceNumber;
        Assert.True(await queue.Operations.Discard(dead, CancellationToken.None));
        Assert.False(await queue.Operations.Discard(dead + 1, CancellationToken.None));
        Assert.Equal((0, 1), (queue.Counts().Dead, queue.Counts().Scheduled));
    }

    [Fact]
    public async Task A_dead_letter_queue_can_be_a_trigger_and_never_dead_letters_again()
    {
        await using var queue = new QueueBench(new() { MaxDeliveryCount = 2, BackOff = [TimeSpan.FromSeconds(1)] });
        var seen = new ConcurrentQueue<ReceivedMessage>();
        await queue.Send("a", session: "s");
        await queue.Process((message, _) =>
        {
            if (message.DeadLetterReason is not null) seen.Enqueue(message);
            return seen.Count < 4 ? throw new TimeoutException() : Task.CompletedTask;
        }, "q", "q" + Entities.DeadLetters);
        await queue.Until(() => queue.Done.Count == 1, TimeSpan.FromSeconds(1));
        Assert.Equal([1, 2, 3, 4], seen.Select(message => message.DeliveryCount));
        Assert.All(seen, message => Assert.Equal("System.TimeoutException", message.DeadLetterReason));
        await Eventually.Holds(() => queue.Operations.Count().Count == 0);
    }

    [Fact]
    public async Task A_handler_that_throws_a_cancellation_of_its_own_has_failed()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        await queue.Process((_, _) => throw new TaskCanceledException());
        await Eventually.Holds(() => queue.Counts().Retrying == 1);
        Assert.Empty(queue.Done);
    }

    [Fact]
    public void Waits_follow_the_table_repeat_its_end_and_are_spread_by_a_fifth_at_most()
    {
        double[] seconds = [1, 5, 30, 120, 600, 600, 600];
        var options = new QueueOptions();
        foreach (var (before, wait) in seconds.Index())
            for (var seq = 1L; seq < 500; seq++) Assert.InRange(options.WaitAfter(seq, before + 1).TotalSeconds, wait, wait * 1.2);
        Assert.True(Enumerable.Range(1, 100).Select(seq => options.WaitAfter(seq, 1)).Distinct().Count() > 50);
    }
}
