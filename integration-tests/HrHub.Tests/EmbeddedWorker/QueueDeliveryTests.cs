using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class QueueDeliveryTests
{
    [Fact]
    public async Task A_message_is_delivered_once_and_then_gone()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        await queue.Process();
        await Eventually.Holds(() => queue.Counts() is { Active: 0, Locked: 0 });
        Assert.Equal(["a"], queue.Done);
    }

    [Fact]
    public async Task A_message_sent_while_the_processor_runs_needs_no_poll()
    {
        await using var queue = new QueueBench();
        await queue.Process();
        await queue.Send("a");
        // The clock stands still: only the signal of the send can have started the delivery.
        await Eventually.Holds(() => queue.Done.Count == 1);
    }

    [Fact]
    public async Task A_message_from_another_process_is_found_by_the_poll()
    {
        await using var queue = new QueueBench();
        await queue.Process();
        var elsewhere = new SqliteMessageBus(queue.Database, queue.Options, queue.Clock);
        await elsewhere.Send("q", new() { MessageId = "a", Body = "1" }, CancellationToken.None);
        await queue.Until(() => queue.Done.Count == 1);
    }

    [Fact]
    public async Task Handlers_run_side_by_side_up_to_the_limit()
    {
        await using var queue = new QueueBench(new() { MaxConcurrentCalls = 3 });
        for (var i = 0; i < 9; i++) await queue.Send($"m{i}");
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource();
        await queue.Process(async (_, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await gate.Task;
            Interlocked.Decrement(ref running);
        });
        await Eventually.Holds(() => Volatile.Read(ref running) == 3);
        gate.SetResult();
        await Eventually.Holds(() => queue.Done.Count == 9);
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time()
    {
        await using var queue = new QueueBench();
        await queue.Process();
        await queue.Send("later", at: queue.Clock.GetUtcNow().AddMinutes(5));
        await queue.Send("now");
        await Eventually.Holds(() => queue.Done.Contains("now"));
        queue.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(1, queue.Counts().Scheduled);
        await queue.Until(() => queue.Done.Contains("later"));
        Assert.True(queue.Clock.GetUtcNow() >= new DateTimeOffset(2026, 3, 2, 8, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_repeated_id_is_dropped_within_the_window_and_taken_after_it()
    {
        await using var queue = new QueueBench();
        await queue.Process();
        await queue.Send("a");
        await queue.Send("a");
        await queue.Send("a", entity: "other");
        await Eventually.Holds(() => queue.Done.Count == 1 && queue.Counts() is { Active: 0, Locked: 0 });
        queue.Clock.Advance(TimeSpan.FromMinutes(9));
        await queue.Send("a");
        Assert.Equal(0, queue.Counts().Active);
        Assert.Equal(1, queue.Counts("other").Active);
        await queue.Until(() => queue.Clock.GetUtcNow() > new DateTimeOffset(2026, 3, 2, 8, 10, 0, TimeSpan.Zero));
        await queue.Send("a");
        await Eventually.Holds(() => queue.Done.Count == 2);
    }

    [Fact]
    public async Task Old_message_ids_are_forgotten_in_the_background()
    {
        await using var queue = new QueueBench();
        await queue.Send("a");
        await queue.Process();
        await queue.Until(() => queue.Database.Read(db => db.First("SELECT COUNT(*) FROM queue_seen", row => row.GetInt64(0))) == 0, TimeSpan.FromSeconds(30));
        Assert.True(queue.Clock.GetUtcNow() >= new DateTimeOffset(2026, 3, 2, 8, 10, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_topic_message_reaches_every_subscription_and_one_with_a_subject_only_that_of_its_name()
    {
        await using var queue = new QueueBench();
        await queue.Bus.DeclareSubscriptions([("t", "ehr"), ("t", "training")], CancellationToken.None);
        await queue.Send("all", entity: "t");
        await queue.Send("one", entity: "t", subject: "ehr");
        Assert.Equal(2, queue.Counts("t/Subscriptions/ehr").Active);
        Assert.Equal(1, queue.Counts("t/Subscriptions/training").Active);
        Assert.Equal(0, queue.Counts("t").Active);
    }

    [Fact]
    public async Task A_subject_without_a_subscription_is_refused_aloud()
    {
        await using var queue = new QueueBench();
        await queue.Bus.DeclareSubscriptions([("t", "ehr")], CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.Send("one", entity: "t", subject: "unknown"));
        await queue.Send("one", entity: "t", subject: "ehr");
        Assert.Equal(1, queue.Counts("t/Subscriptions/ehr").Active);
    }

    [Fact]
    public async Task Nobody_sends_into_a_dead_letter_queue()
    {
        await using var queue = new QueueBench();
        await Assert.ThrowsAsync<ArgumentException>(() => queue.Send("a", entity: "q" + Entities.DeadLetters));
    }

    [Fact]
    public async Task Two_triggers_on_one_queue_are_refused()
    {
        await using var queue = new QueueBench();
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.Process(null, "q", "q"));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most))) Interlocked.CompareExchange(ref most, value, seen);
    }
}
