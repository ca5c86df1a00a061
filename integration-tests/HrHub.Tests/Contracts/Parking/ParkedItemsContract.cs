using HrHub.Core.Erasures;
using HrHub.Core.Parking;

namespace HrHub.Tests.Contracts.Parking;

/// <summary>What <see cref="IParkedItems"/> promises, on every store.</summary>
public abstract class ParkedItemsContract(Func<Task<Opened<IParkedItems>>> open) : PortContract<IParkedItems>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IParkedItems Parked => Port;

    [Fact]
    public async Task An_item_is_found_whole_and_parking_it_again_replaces_it()
    {
        var item = Item(ParkedStage.Push, "cand-1", "ehr / 人事") with { CandidateId = "cand-1", ReplayEntity = "candidate-changed", ReplayBody = "{}", ReplaySubject = "ehr", ReplaySession = "cand-1" };
        await Parked.Park(item, default);
        Assert.Equal(item, await Parked.Find(item.Id, default));

        await Parked.Park(item with { Attempts = 9, ParkedAt = Start.AddDays(1) }, default);
        Assert.Equal(item with { Attempts = 9, ParkedAt = Start.AddDays(1) }, Assert.Single(await List(new())));
        Assert.Null(await Parked.Find("push:cand-2:ehr", default));
    }

    [Fact]
    public async Task The_list_is_oldest_first_then_by_id()
    {
        foreach (var (subject, minute) in new[] { ("b", 1), ("a", 1), ("c", 0), ("d", 2) }) await Parked.Park(Item(ParkedStage.Normalize, subject, "acme", minute), default);
        Assert.Equal(["c", "a", "b", "d"], (await List(new())).Select(item => item.Subject));
    }

    [Fact]
    public async Task The_list_is_filtered_by_any_of_its_members_and_all_of_those_given()
    {
        await Parked.Park(Item(ParkedStage.Normalize, "a", "acme", 0), default);
        await Parked.Park(Item(ParkedStage.Normalize, "b", "acme", 1, "bad-body"), default);
        await Parked.Park(Item(ParkedStage.Capture, "c", "acme", 2), default);
        await Parked.Park(Item(ParkedStage.Push, "d", "ehr", 3), default);
        Assert.Equal("bcd", await Subjects(new(Since: Start.AddMinutes(1))));
        Assert.Equal("abc", await Subjects(new(Neighbour: "acme")));
        Assert.Equal("b", await Subjects(new(ReasonCode: "bad-body")));
        Assert.Equal("ab", await Subjects(new(Stage: ParkedStage.Normalize)));
        Assert.Equal("a", await Subjects(new(Start, "acme", "unknown-label", ParkedStage.Normalize)));
        Assert.Equal("", await Subjects(new(Neighbour: "nobody")));
    }

    [Fact]
    public async Task Pages_of_the_list_hold_every_item_once_in_its_order()
    {
        foreach (var number in Enumerable.Range(0, 7)) await Parked.Park(Item(ParkedStage.Normalize, $"{number}", number == 3 ? "other" : "acme", number / 2), default);
        foreach (var (filter, all) in new (ParkedFilter, string)[] { (new(), "0123456"), (new(Neighbour: "acme"), "012456"), (new(Since: Start.AddMinutes(2)), "456"), (new(Neighbour: "nobody"), "") })
            foreach (var size in new[] { 1, 2, 3, 10 })
            {
                var (subjects, cursor) = ("", (string?)null);
                do
                {
                    var page = await Parked.Page(filter, cursor, size, default);
                    Assert.InRange(page.Items.Count, page.Next is null ? 0 : size, size);
                    (subjects, cursor) = (subjects + string.Concat(page.Items.Select(item => item.Subject)), page.Next);
                }
                while (cursor is not null);
                Assert.Equal(all, subjects);
            }
        await Assert.ThrowsAsync<FormatException>(() => Parked.Page(new(), "nonsense", 10, default));
    }

    [Fact]
    public async Task What_waits_is_counted_by_stage_neighbour_and_reason()
    {
        Assert.Empty(await Parked.Reasons(default));
        await Parked.Park(Item(ParkedStage.Push, "a", "ehr", 3), default);
        await Parked.Park(Item(ParkedStage.Normalize, "b", "acme", 2), default);
        await Parked.Park(Item(ParkedStage.Normalize, "c", "acme", 1), default);
        await Parked.Park(Item(ParkedStage.Normalize, "d", "acme", 4, "bad-body"), default);
        Assert.Equal([
            new(ParkedStage.Normalize, "acme", "bad-body", 1, Start.AddMinutes(4)),
            new(ParkedStage.Normalize, "acme", "unknown-label", 2, Start.AddMinutes(1)),
            new(ParkedStage.Push, "ehr", "unknown-label", 1, Start.AddMinutes(3)),
        ], await Parked.Reasons(default));
    }

    [Fact]
    public async Task An_order_lies_with_the_item_until_it_is_gone_or_parked_anew()
    {
        var (item, other) = (Item(ParkedStage.Normalize, "a", "acme"), Item(ParkedStage.Normalize, "b", "acme", 1));
        await Parked.Park(item, default);
        await Parked.Park(other, default);
        Assert.Empty(await List(new(Ordered: true)));

        var (replay, discard) = (new ParkedOrder(ParkedOrderKind.Replay, "operator-1", Start), new ParkedOrder(ParkedOrderKind.Discard, "operator-2", Start.AddHours(1), DiscardReason.Duplicate));
        Assert.True(await Parked.Order(item.Id, item.ParkedAt, replay, default));
        Assert.True(await Parked.Order(item.Id, item.ParkedAt, discard, default));
        Assert.False(await Parked.Order(other.Id, other.ParkedAt.AddSeconds(-1), replay, default));
        Assert.False(await Parked.Order("normalize:gone", Start, replay, default));
        Assert.Equal(item with { Order = discard }, Assert.Single(await List(new(Ordered: true))));
        Assert.Equal(discard, (await Parked.Find(item.Id, default))!.Order);

        await Parked.Park(item with { ParkedAt = Start.AddHours(2) }, default);
        Assert.Empty(await List(new(Ordered: true)));
        Assert.False(await Parked.Order(item.Id, item.ParkedAt, replay, default));
        Assert.Null((await Parked.Find(item.Id, default))!.Order);
    }

    [Fact]
    public async Task Those_that_wait_are_counted()
    {
        Assert.Equal(0, await Parked.Count(default));
        foreach (var number in Enumerable.Range(0, 12)) await Parked.Park(Item((ParkedStage)(number % 3), $"{number}", "acme", number), default);
        await Parked.Park(Item(ParkedStage.Normalize, "0", "acme", 99), default);
        await Parked.Remove(Item(ParkedStage.Normalize, "3", "acme").Id, default);
        Assert.Equal(11, await Parked.Count(default));
    }

    [Fact]
    public async Task An_item_that_is_removed_is_gone_and_removing_it_again_does_nothing()
    {
        var item = Item(ParkedStage.Capture, "med-1", "acme");
        await Parked.Park(item, default);
        await Parked.Remove(item.Id, default);
        await Parked.Remove(item.Id, default);
        Assert.Null(await Parked.Find(item.Id, default));
        Assert.Empty(await List(new()));
    }

    [Fact]
    public async Task What_is_parked_anew_while_the_list_is_read_does_not_prolong_it()
    {
        foreach (var number in Enumerable.Range(0, 5)) await Parked.Park(Item(ParkedStage.Normalize, $"{number}", "acme", number), default);
        var seen = 0;
        await foreach (var item in Parked.List(new(), default))
        {
            seen++;
            await Parked.Remove(item.Id, default);
            await Parked.Park(item with { ParkedAt = item.ParkedAt.AddDays(1) }, default);
        }
        Assert.Equal((5, 5), (seen, (await List(new())).Count));
    }

    [Fact]
    public async Task Forgetting_takes_what_was_parked_of_a_person_and_nothing_else()
    {
        var forgetting = (IForgetting)Parked;
        await Parked.Park(Item(ParkedStage.Normalize, "acme:id-1", "acme"), default);
        await Parked.Park(Item(ParkedStage.Normalize, "acme:id-2", "acme"), default);
        await Parked.Park(Item(ParkedStage.Capture, "med-1", "acme") with { CandidateId = "cand-1" }, default);
        await Parked.Park(Item(ParkedStage.Push, "cand-1", "ehr") with { CandidateId = "cand-1" }, default);
        await Parked.Park(Item(ParkedStage.Push, "cand-2", "ehr") with { CandidateId = "cand-2" }, default);
        var traces = new Traces { CandidateIds = ["cand-1", "cand-0"], InboxIds = ["acme:id-1", "acme:id-9"], MediaIds = ["med-1", "med-9"] };

        Assert.Equal(3, await forgetting.Forget(traces, default));
        Assert.Equal(0, await forgetting.Forget(traces, default));

        Assert.Equal(["acme:id-2", "cand-2"], (await List(new())).Select(item => item.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sixteen_that_park_the_same_make_one_item()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Parked.Park(Item(ParkedStage.Normalize, "acme:id-1", "acme") with { Attempts = number }, default)));
        Assert.Single(await List(new()));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        var item = Item(ParkedStage.Normalize, "acme:id-1", "acme");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Parked.Park(item, new CancellationToken(canceled: true)));
        Assert.Null(await Parked.Find(item.Id, default));
    }

    private async Task<string> Subjects(ParkedFilter filter) => string.Concat((await List(filter)).Select(item => item.Subject));

    private async Task<IReadOnlyList<ParkedItem>> List(ParkedFilter filter) => await Parked.List(filter, default).ToListAsync();

    private static ParkedItem Item(ParkedStage stage, string subject, string neighbour, int minute = 0, string code = "unknown-label") => new()
    {
        Id = ParkedItem.IdOf(stage, subject, stage is ParkedStage.Push ? neighbour : null), Stage = stage, Neighbour = neighbour, Subject = subject,
        Reason = new(code, "A label that the profile does not know.", "scores[0].label", "sealed", "acme.json: scales"), ParkedAt = Start.AddMinutes(minute), Attempts = 1,
    };
}
