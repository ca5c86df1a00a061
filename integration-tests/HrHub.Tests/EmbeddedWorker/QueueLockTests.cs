using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.TestKit;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class QueueLockTests
{
    [Fact]
    public async Task The_lock_of_a_long_handler_is_renewed_so_that_nobody_else_gets_the_message()
    {
        await using var queue = new QueueBench();
        var gate = new TaskCompletionSource();
        var deliveries = 0;
        await queue.Send("a");
        await queue.Process((_, _) =>
        {
            Interlocked.Increment(ref deliveries);
            return gate.Task;
        });
        await Eventually.Holds(() => Volatile.Read(ref deliveries) == 1);
        for (var renewals = 0; renewals < 12; renewals++)
        {
            var until = LockedUntil(queue);
            queue.Clock.Advance(TimeSpan.FromSeconds(20));
            await Eventually.Holds(() => LockedUntil(queue) > until);
        }
        gate.SetResult();
        await Eventually.Holds(() => queue.Done.Count == 1);
        Assert.Equal(1, deliveries);
    }

    [Fact]
    public async Task What_a_dead_process_held_is_delivered_at_once_and_not_counted_as_a_failure()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        await TakeAs(queue, "a-process-that-died");
        var count = 0;
        await queue.Process((message, _) => Task.FromResult(count = message.DeliveryCount));
        // The clock stands still, so the lock cannot have run out.
        await Eventually.Holds(() => queue.Done.Count == 1);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task What_a_living_process_holds_is_left_alone_until_its_lock_runs_out_and_counts()
    {
        await using var queue = new QueueBench();
        using var other = new InstanceLock(queue.DatabasePath, queue.Clock);
        await queue.Send("a");
        await TakeAs(queue, other.Id);
        var count = 0;
        await queue.Process((message, _) => Task.FromResult(count = message.DeliveryCount));
        await queue.Send("b");
        await Eventually.Holds(() => queue.Done.Contains("b"));
        queue.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.DoesNotContain("a", queue.Done);
        await queue.Until(() => queue.Done.Contains("a"), TimeSpan.FromSeconds(1));
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task A_message_that_was_under_way_at_too_many_deaths_is_a_dead_letter()
    {
        await using var queue = new QueueBench(new() { MaxCrashCount = 2 });
        await queue.Send("a");
        for (var death = 1; death <= 3; death++)
        {
            await TakeAs(queue, $"process-{death}");
            await queue.Database.Write(db => ReleaseLostLocks.OfDeadOwner(db, $"process-{death}", queue.Options, queue.Clock.GetUtcNow()), CancellationToken.None);
            Assert.Equal(death == 3 ? 1 : 0, queue.Counts().Dead);
        }
        Assert.Equal("ProcessDied", queue.Operations.DeadLetters("q")[0].Reason);
    }

    [Fact]
    public async Task The_outcome_of_a_delivery_whose_lock_was_lost_does_not_count()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        var first = await TakeAs(queue, "slow");
        queue.Clock.Advance(TimeSpan.FromMinutes(2));
        await queue.Database.Write(db => ReleaseLostLocks.Expired(db, queue.Options, queue.Clock.GetUtcNow()), CancellationToken.None);
        await TakeAs(queue, "quick");
        Assert.False(await queue.Database.Write(db => SettleMessage.Complete(db, first, "slow"), CancellationToken.None));
        Assert.Equal(1, queue.Counts().Locked);
    }

    [Fact]
    public async Task Two_processors_on_one_file_share_the_work_and_double_nothing()
    {
        await using var queue = new QueueBench();
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => queue.Send($"{i}", session: $"{i % 20}")));
        await queue.Process();
        await queue.Process();
        await queue.Until(() => queue.Done.Count >= 400 && queue.Counts() is { Locked: 0, Active: 0 });
        Assert.Equal(400, queue.Done.Count);
        Assert.Equal(400, queue.Done.Distinct().Count());
    }

    [Fact]
    public async Task A_stop_waits_for_running_handlers_and_returns_the_rest_uncounted()
    {
        await using var queue = new QueueBench(new() { MaxConcurrentCalls = 1 });
        var gate = new TaskCompletionSource();
        await queue.Send("a");
        await queue.Send("b");
        var started = 0;
        var processor = await queue.Process((_, _) =>
        {
            Interlocked.Increment(ref started);
            return gate.Task;
        });
        await Eventually.Holds(() => Volatile.Read(ref started) == 1);
        var stopping = processor.StopAsync();
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;
        Assert.Equal(["a"], queue.Done);
        Assert.Equal((1, 0), (queue.Counts().Active, queue.Counts().Locked));
    }

    [Fact]
    public async Task A_handler_that_outlasts_the_stop_is_cancelled_and_its_message_returned_uncounted()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        var started = 0;
        var processor = await queue.Process(async (_, ct) =>
        {
            Interlocked.Increment(ref started);
            await Task.Delay(Timeout.Infinite, ct);
        });
        await Eventually.Holds(() => Volatile.Read(ref started) == 1);
        var stopping = processor.StopAsync();
        await queue.Until(() => stopping.IsCompleted, TimeSpan.FromSeconds(1));
        await stopping;
        Assert.Equal(1, queue.Counts().Active);
        var again = await TakeAs(queue, "next");
        Assert.Equal(1, again.DeliveryCount);
    }

    private static async Task<ReceivedMessage> TakeAs(QueueBench queue, string owner)
        => Assert.Single(await queue.Database.Write(db => TakeMessages.Run(db, "q", 1, owner, queue.Clock.GetUtcNow(), queue.Options.LockDuration), CancellationToken.None));

    private static long LockedUntil(QueueBench queue)
        => queue.Database.Read(db => db.First("SELECT MAX(locked_until) FROM queue_message", row => row.LongOrNull(0))) ?? 0;
}
