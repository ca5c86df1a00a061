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
