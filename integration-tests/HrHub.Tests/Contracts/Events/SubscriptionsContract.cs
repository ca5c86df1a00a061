using HrHub.Core.Changes;
using HrHub.Core.Events;

namespace HrHub.Tests.Contracts.Events;

/// <summary>What <see cref="ISubscriptions"/> promises, on every implementation.</summary>
public abstract class SubscriptionsContract(Func<Task<Opened<ISubscriptions>>> open) : PortContract<ISubscriptions>(open)
{
    internal static readonly DateTimeOffset Day = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    internal static Subscription Some(string id) => new()
    {
        SubscriptionId = id, Owner = "ehr", Url = "https://ehr.example.com/hooks", Kinds = [ChangeKind.Changed, ChangeKind.Erased], CreatedAt = Day, SealedSecret = [1, 2, 3], Cursor = "17", Told = ["evt-1"], NextTry = Day.AddMinutes(1),
    };

    internal static SentEvent Sent(string subscriptionId, int n, string? eventId = null) => new()
    {
        SubscriptionId = subscriptionId, EventId = eventId ?? $"evt-{n}", Change = new() { CandidateId = "cand-1", Kind = ChangeKind.Changed, Version = n }, At = Day.AddSeconds(n), Outcome = SentOutcome.Delivered, Status = 204,
    };

    [Fact]
    public async Task A_subscription_is_read_as_it_was_added()
    {
        Assert.True(await Port.Add(Some("sub-1"), default));
        Assert.False(await Port.Add(Some("sub-1") with { Owner = "another" }, default));
        Assert.Equivalent(Some("sub-1"), (await Port.Find("sub-1", default))!.Subscription, strict: true);
        Assert.Null(await Port.Find("sub-2", default));
    }

    [Fact]
    public async Task All_are_listed_by_id()
    {
        foreach (var id in (string[])["sub-2", "sub-3", "sub-1"]) await Port.Add(Some(id), default);
        Assert.Equal(["sub-1", "sub-2", "sub-3"], (await Port.List(default)).Select(stored => stored.Subscription.SubscriptionId));
    }

    [Fact]
    public async Task Of_two_changes_of_one_state_the_second_is_refused()
    {
        await Port.Add(Some("sub-1"), default);
        var read = (await Port.Find("sub-1", default))!;
        Assert.True(await Port.Replace(read.Subscription with { Cursor = "18" }, read.ETag, default));
        Assert.False(await Port.Replace(read.Subscription with { Cursor = "19" }, read.ETag, default));
        Assert.Equal("18", (await Port.Find("sub-1", default))!.Subscription.Cursor);
    }

    [Fact]
    public async Task The_log_is_paged_newest_first()
    {
        for (var n = 1; n <= 5; n++) await Port.Log(Sent("sub-1", n), default);
        await Port.Log(Sent("sub-2", 9), default);
        var first = await Port.Sent("sub-1", null, 2, default);
        var second = await Port.Sent("sub-1", first.Next, 2, default);
        var last = await Port.Sent("sub-1", second.Next, 2, default);
        Assert.Equal([5L, 4L, 3L, 2L, 1L], first.Events.Concat(second.Events).Concat(last.Events).Select(sent => sent.Change.Version!.Value));
        Assert.Null(last.Next);
        Assert.Equal(Sent("sub-1", 5), first.Events[0]);
        Assert.Empty((await Port.Sent("sub-3", null, 2, default)).Events);
    }

    [Fact]
    public async Task Of_an_event_the_newest_try_is_found()
    {
        await Port.Log(Sent("sub-1", 1, "evt-a") with { Outcome = SentOutcome.Failed, Status = null, Because = "no-answer" }, default);
        await Port.Log(Sent("sub-1", 2, "evt-a"), default);
        Assert.Equal(SentOutcome.Delivered, (await Port.FindSent("sub-1", "evt-a", default))!.Outcome);
        Assert.Null(await Port.FindSent("sub-2", "evt-a", default));
        Assert.Null(await Port.FindSent("sub-1", "evt-b", default));
    }

    [Fact]
    public async Task What_is_old_is_trimmed_and_what_is_deleted_goes_with_its_log()
    {
        await Port.Add(Some("sub-1"), default);
        for (var n = 1; n <= 4; n++) await Port.Log(Sent("sub-1", n), default);
        await Port.Trim(Day.AddSeconds(3), default);
        Assert.Equal([4L, 3L], (await Port.Sent("sub-1", null, 9, default)).Events.Select(sent => sent.Change.Version!.Value));

        await Port.Delete("sub-1", default);
        await Port.Delete("sub-1", default);
        Assert.Null(await Port.Find("sub-1", default));
        Assert.Empty((await Port.Sent("sub-1", null, 9, default)).Events);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    public async Task What_is_no_cursor_of_a_log_is_told(string cursor)
        => await Assert.ThrowsAsync<FormatException>(() => Port.Sent("sub-1", cursor, 9, default));
}
