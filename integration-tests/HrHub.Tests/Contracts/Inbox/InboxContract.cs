using HrHub.Core.Erasures;
using HrHub.Core.Inbox;

namespace HrHub.Tests.Contracts.Inbox;

/// <summary>What <see cref="IInbox"/> promises, on every store.</summary>
public abstract class InboxContract(Func<Task<Opened<IInbox>>> open) : PortContract<IInbox>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IInbox Inbox => Port;

    [Fact]
    public async Task An_entry_is_read_as_it_was_written()
    {
        var entry = Entry(1) with { UrlEvent = "interview.done", BodyObject = "raw-1", SealedBy = "epoch-2026-11", Defect = "not JSON", PayloadAuthenticated = true };
        Assert.Equal(Accepted.New, await Inbox.Append(entry, default));
        Assert.Equivalent(entry, await Inbox.Find(entry.Id, default), strict: true);
    }

    [Fact]
    public async Task The_second_one_is_a_duplicate_and_changes_nothing()
    {
        await Inbox.Append(Entry(1), default);
        Assert.Equal(Accepted.Duplicate, await Inbox.Append(Entry(1) with { PayloadSha256 = "ff", SealedBody = [9] }, default));
        Assert.Equivalent(Entry(1), await Inbox.Find("acme:id-1", default), strict: true);
    }

    [Fact]
    public async Task What_was_never_appended_is_not_there_and_marking_it_makes_nothing()
    {
        await Inbox.MarkHandled("acme:id-9", null, null, default);
        await Inbox.MarkParked("acme:id-9", default);
        await Inbox.Postpone("acme:id-9", Start, default);
        await Inbox.DropBody("acme:id-9", default);
        Assert.Null(await Inbox.Find("acme:id-9", default));
    }

    [Fact]
    public async Task Of_sixteen_that_append_the_same_one_is_new()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Inbox.Append(Entry(1), default)));
        Assert.Single(answers, Accepted.New);
    }

    [Fact]
    public async Task Sixteen_that_append_different_ones_are_all_new()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Inbox.Append(Entry(number), default)));
        Assert.All(answers, answer => Assert.Equal(Accepted.New, answer));
        Assert.Equal(16, (await Inbox.Unhandled(Start.AddDays(1), 100, default)).Count);
    }

    [Fact]
    public async Task A_handled_entry_has_no_body_and_stays_a_duplicate()
    {
        await Inbox.Append(Entry(1) with { BodyObject = "raw-1", SealedBy = "epoch-2026-11" }, default);
        await Inbox.MarkHandled("acme:id-1", "int-1", "cand-1", default);
        var handled = await Inbox.Find("acme:id-1", default);
        Assert.Equal((InboxState.Handled, "int-1", "cand-1"), (handled!.State, handled.InterviewId, handled.CandidateId));
        Assert.Equal((null, null, null), (handled.SealedBody, handled.BodyObject, handled.SealedBy));
        Assert.Equal("00", handled.PayloadSha256);
        Assert.Equal(Accepted.Duplicate, await Inbox.Append(Entry(1), default));
        Assert.Empty(await Inbox.Unhandled(Start.AddDays(1), 10, default));
    }

    [Fact]
    public async Task A_dropped_entry_keeps_nothing_but_its_id()
    {
        await Inbox.Append(Entry(1) with { Defect = "not JSON", BodyObject = "raw-1", SealedBy = "epoch-2026-11" }, default);
        await Inbox.MarkHandled("acme:id-1", "int-1", "cand-1", default);
        await Inbox.DropBody("acme:id-1", default);
        await Inbox.DropBody("acme:id-1", default);
        var dropped = await Inbox.Find("acme:id-1", default);
        Assert.Equal((InboxState.Handled, "", null, null, null), (dropped!.State, dropped.PayloadSha256, dropped.Defect, dropped.InterviewId, dropped.CandidateId));
        Assert.Null(dropped.SealedBody);
        Assert.Equal(Accepted.Duplicate, await Inbox.Append(Entry(1), default));
    }

    [Fact]
    public async Task Forgetting_drops_the_deliveries_of_the_person_and_no_others()
    {
        await Inbox.Append(Entry(1), default);
        await Inbox.Append(Entry(2), default);
        var forgetting = Assert.IsAssignableFrom<IForgetting>(Inbox);
        Assert.Equal(1, await forgetting.Forget(new Traces { InboxIds = ["acme:id-1", "acme:id-9"] }, default));
        await forgetting.Forget(new Traces { InboxIds = ["acme:id-1", "acme:id-9"] }, default);
        Assert.Null((await Inbox.Find("acme:id-1", default))!.SealedBody);
        Assert.NotNull((await Inbox.Find("acme:id-2", default))!.SealedBody);
    }

    [Fact]
    public async Task Parked_entries_come_by_id_with_their_bodies_page_by_page()
    {
        foreach (var number in (int[])[3, 1, 4, 2, 5])
        {
            await Inbox.Append(Entry(number), default);
            if (number != 5) await Inbox.MarkParked($"acme:id-{number}", default);
        }
        var first = await Inbox.Parked(null, 3, default);
        Assert.Equal(["acme:id-1", "acme:id-2", "acme:id-3"], first.Select(entry => entry.Id));
        Assert.Equal(["acme:id-4"], (await Inbox.Parked(first[^1].Id, 3, default)).Select(entry => entry.Id));
        Assert.All(first, entry => Assert.Equal((InboxState.Parked, 1), (entry.State, entry.Attempts)));
        Assert.All(first, entry => Assert.NotNull(entry.SealedBody));
    }

    [Fact]
    public async Task A_handled_entry_is_not_parked_any_more()
    {
        await Inbox.Append(Entry(1), default);
        await Inbox.MarkParked("acme:id-1", default);
        await Inbox.MarkHandled("acme:id-1", null, null, default);
        await Inbox.MarkParked("acme:id-1", default);
        Assert.Empty(await Inbox.Parked(null, 10, default));
        Assert.Equal(InboxState.Handled, (await Inbox.Find("acme:id-1", default))!.State);
    }

    [Fact]
    public async Task Unhandled_entries_come_oldest_first_and_only_those_due_before()
    {
        foreach (var number in (int[])[3, 1, 2, 4]) await Inbox.Append(Entry(number), default);
        await Inbox.MarkParked("acme:id-2", default);
        Assert.Equal(["acme:id-1", "acme:id-3"], (await Inbox.Unhandled(Start.AddMinutes(4), 10, default)).Select(entry => entry.Id));
        Assert.Equal(["acme:id-1"], (await Inbox.Unhandled(Start.AddMinutes(4), 1, default)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_postponed_entry_is_not_forgotten_before_its_time()
    {
        await Inbox.Append(Entry(1), default);
        await Inbox.Postpone("acme:id-1", Start.AddHours(2), default);
        Assert.Empty(await Inbox.Unhandled(Start.AddHours(2), 10, default));
        Assert.Single(await Inbox.Unhandled(Start.AddHours(2).AddMilliseconds(1), 10, default));
    }

    [Fact]
    public async Task Body_objects_and_epochs_are_in_use_until_the_entry_is_handled()
    {
        await Inbox.Append(Entry(1) with { SealedBody = null, BodyObject = "raw-1", SealedBy = "epoch-2026-11" }, default);
        Assert.Equal((true, true), (await Inbox.HasBodyIn("raw-1", default), await Inbox.HasSealedBy("epoch-2026-11", default)));
        Assert.Equal((false, false), (await Inbox.HasBodyIn("raw-2", default), await Inbox.HasSealedBy("epoch-2026-12", default)));
        await Inbox.MarkParked("acme:id-1", default);
        Assert.True(await Inbox.HasSealedBy("epoch-2026-11", default));
        await Inbox.MarkHandled("acme:id-1", null, null, default);
        Assert.Equal((false, false), (await Inbox.HasBodyIn("raw-1", default), await Inbox.HasSealedBy("epoch-2026-11", default)));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Inbox.Append(Entry(1), new CancellationToken(canceled: true)));
        Assert.Null(await Inbox.Find("acme:id-1", default));
        await Inbox.Append(Entry(1), default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Inbox.MarkHandled("acme:id-1", null, null, new CancellationToken(canceled: true)));
        Assert.Equal(InboxState.Accepted, (await Inbox.Find("acme:id-1", default))!.State);
    }

    private static InboxEntry Entry(int number) => new()
    {
        Id = $"acme:id-{number}", Vendor = "acme", ReceivedAt = Start.AddMinutes(number), PayloadSha256 = "00", PayloadAuthenticated = false, SealedBody = [1, 2, 3],
    };
}
