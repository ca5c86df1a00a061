using HrHub.Core.Parking;
using HrHub.Core.Sync;
using HrHub.Local.Sandbox.Downstream;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Sync;

public sealed class PushCandidateTests
{
    private const string Ada = "cand-ada";

    [Fact]
    public async Task A_change_reaches_the_three_systems_once()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada);
        await world.Settle();

        foreach (var (name, system) in world.Systems)
        {
            Assert.Equal(new LedgerSummary(Requests: 1, Effective: 1, Pairs: 1, Repeats: 0, Older: 0, Refused: 0, Faults: 0), system.Ledger.Summary());
            Assert.Equal($"{Ada}:1:{name}", system.Ledger.Held(Ada)!.Key);
            Assert.Equal(1, (await world.States.Find(Ada, name, default))!.PushedVersion);
        }
        Assert.Equal("Ada Byron", (string?)world.Ehr.Ledger.Held(Ada)!.Body!["name"]);
        Assert.Equal(45, (double?)world.Performance.Ledger.Held(Ada)!.Body!["rows"]![0]!["score"]);
        Assert.Equal("THINK-101", (string?)world.Training.Ledger.Held(Ada)!.Body!["courses"]![0]!["courseId"]);
        Assert.Equal($"E-{Ada}", (await world.States.Find(Ada, "ehr", default))!.RemoteId);
    }

    [Fact]
    public async Task Late_and_repeated_messages_push_nothing_again()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada);
        await world.Change(Ada);
        await world.Settle();
        await world.Handle("ehr", new(Ada, 1));
        await world.Handle("ehr", new(Ada, 2));

        Assert.Equal([2L], world.Ehr.Ledger.Pushes.Select(push => push.Version));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_belongs_to_nobody_yet_is_not_pushed()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada, file => file with { Identity = new() { Name = "Ada Byron" } });
        await world.Settle();
        await world.Handle("ehr", new("cand-unknown", 1));

        Assert.Empty(world.Ehr.Ledger.Pushes);
    }

    [Fact]
    public async Task A_lost_answer_leads_to_a_repeat_that_the_system_absorbs()
    {
        await using var world = await SyncWorld.Start();
        world.Performance.Faults.For(Ada, new Fault { LoseAnswer = true });
        await world.Change(Ada);
        await world.Settle();

        Assert.Equal(new LedgerSummary(Requests: 2, Effective: 1, Pairs: 1, Repeats: 1, Older: 0, Refused: 0, Faults: 0), world.Performance.Ledger.Summary());
        Assert.Equal(1, (await world.States.Find(Ada, "performance", default))!.PushedVersion);
    }

    [Fact]
    public async Task Retry_After_in_seconds_and_as_a_date_is_waited_for()
    {
        await using var world = await SyncWorld.Start();
        world.Training.Faults.For(Ada,
            new Fault { Status = 429, RetryAfter = "120" },
            new Fault { Status = 503, RetryAfter = DateTimeOffset.UtcNow.AddSeconds(3600).ToString("R") });
        await world.Change(Ada);

        var start = world.Clock.GetUtcNow();
        while (await world.DeliverNext(system => system == "training") && world.Training.Ledger.Pushes.Count < 2) { }
        Assert.InRange(world.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(123));
        start = world.Clock.GetUtcNow();
        await world.Settle();

        // A header date has whole seconds, and the date was written a moment before it was sent.
        Assert.InRange(world.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(3590), TimeSpan.FromSeconds(3603));
        Assert.Equal(1, world.Training.Ledger.Summary().Effective);
    }

    [Fact]
    public async Task After_the_last_try_it_is_parked_and_a_replay_brings_it_back()
    {
        await using var world = await SyncWorld.Start(("Sync:Ehr:Tries", "3"));
        world.Ehr.Faults.For(Ada, Enumerable.Repeat(new Fault { Status = 503 }, 3));
        await world.Change(Ada);
        await world.Settle();

        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(Stage: ParkedStage.Push), default).ToListAsync());
        Assert.Equal(("push:cand-ada:ehr", "ehr", "unavailable", 3), (parked.Id, parked.Neighbour, parked.Reason.Code, parked.Attempts));
        Assert.True((await world.States.Find(Ada, "ehr", default))!.Parked);
        Assert.Equal(0, world.Ehr.Ledger.Summary().Effective);

        Assert.Equal(1, await world.Get<ReplayParked>().Handle(new(), default));
        await world.Settle();

        Assert.Equal(1, world.Ehr.Ledger.Summary().Effective);
        var state = await world.States.Find(Ada, "ehr", default);
        Assert.Equal((1L, false), (state!.PushedVersion, state.Parked));
        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
    }

    [Fact]
    public async Task What_the_tries_came_to_is_counted_with_the_time_from_the_change_to_its_arrival()
    {
        await using var world = await SyncWorld.Start(("Sync:Ehr:Tries", "3"));
        world.Ehr.Faults.For(Ada, new Fault { Status = 409 }, new Fault { Status = 503 });
        world.Training.Faults.For(Ada, new Fault { Status = 422 });
        await world.Change(Ada);
        await world.Settle();

        await Eventually.Holds(async () => (await world.Get<ISyncLedger>().Read("2026-11", default)).Sum(tally => tally.Tries) == 5);
        var tallies = (await world.Get<ISyncLedger>().Read("2026-11", default)).ToDictionary(tally => tally.System);
        Assert.Equal((1L, 1L, 1L, 0L), (tallies["ehr"].Done, tallies["ehr"].Again, tallies["ehr"].Conflicts, tallies["ehr"].Parked));
        Assert.Equal((0L, 1L), (tallies["training"].Done, tallies["training"].Parked));
        Assert.Equal(1, tallies["performance"].Latency[0]);
        Assert.Equal((0L, 1L), (tallies["ehr"].Latency[0], tallies["ehr"].Latency.Sum()));
    }

    [Fact]
    public async Task A_replay_that_fails_again_gets_all_its_tries_again()
    {
        await using var world = await SyncWorld.Start(("Sync:Ehr:Tries", "2"));
        world.Ehr.Faults.For(Ada, Enumerable.Repeat(new Fault { Status = 503 }, 3));
        await world.Change(Ada);
        await world.Settle();
        await world.Get<ReplayParked>().Handle(new(), default);
        await world.Settle();

        Assert.Equal(new LedgerSummary(Requests: 4, Effective: 1, Pairs: 1, Repeats: 0, Older: 0, Refused: 0, Faults: 3), world.Ehr.Ledger.Summary());
    }

    [Fact]
    public async Task Refused_content_is_parked_at_once_and_the_next_version_clears_it()
    {
        await using var world = await SyncWorld.Start();
        world.Ehr.Faults.For(Ada, new Fault { Status = 422 });
        await world.Change(Ada);
        await world.Settle();
        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(("refused-content", "urn:sandbox:scripted", 1), (parked.Reason.Code, parked.Reason.Value, parked.Attempts));

        await world.Change(Ada);
        await world.Settle();
        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.False((await world.States.Find(Ada, "ehr", default))!.Parked);
    }

    [Theory]
    [InlineData("rejected", "row-rejected")]
    [InlineData("postponed", "unknown-row-status")]
    public async Task A_row_that_failed_inside_a_200_is_parked(string status, string reason)
    {
        await using var world = await SyncWorld.Start();
        world.Performance.Faults.For(Ada, new Fault { RowStatus = status });
        await world.Change(Ada);
        await world.Settle();

        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(("performance", reason, "rows[logic]"), (parked.Neighbour, parked.Reason.Code, parked.Reason.Field));
    }

    [Fact]
    public async Task A_busy_row_is_sent_again()
    {
        await using var world = await SyncWorld.Start();
        world.Performance.Faults.For(Ada, new Fault { RowStatus = "busy" });
        await world.Change(Ada);
        await world.Settle();

        Assert.Equal(new LedgerSummary(Requests: 2, Effective: 1, Pairs: 1, Repeats: 0, Older: 0, Refused: 0, Faults: 1), world.Performance.Ledger.Summary());
    }

    [Fact]
    public async Task A_merged_file_goes_away_and_an_older_push_cannot_bring_it_back()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada);
        await world.Settle();
        await world.Change(Ada, file => file with { MergedInto = "cand-grace", Interviews = [], Identity = new() });
        await world.Settle();

        Assert.Equal(["deleteCandidate", "deleteBaseline", "deleteLearner"], world.Systems.Values.Select(system => system.Ledger.Held(Ada)!.Operation));
        Assert.Equal([1L, 2L], world.Ehr.Ledger.Pushes.Select(push => push.Version));
    }

    [Fact]
    public async Task A_hired_person_gets_an_onboarding_file_under_the_EHRs_own_number()
    {
        await using var world = await SyncWorld.Start(
            ("Sync:Ehr:EmployeeIds:0:Pattern", @"HQ-([A-Z])(\d{5})"), ("Sync:Ehr:EmployeeIds:0:Replacement", "$1$2"), ("Sync:Ehr:EmployeeIds:0:LettersToDigits", "true"));
        await world.Change(Ada, file => file with { Stage = "hired", EmployeeNumber = "HQ-A00123" });
        await world.Settle();

        Assert.Equal($"{Ada}:1:ehr:onboarding", world.Ehr.Ledger.Held("0100123")!.Key);
        Assert.Equal("0100123", await world.Get<IEmployeeIds>().Find("ehr", "HQ-A00123", default));
        Assert.Equal("HQ-A00123", (string?)world.Training.Ledger.Held(Ada)!.Body!["employeeId"]);
    }

    [Fact]
    public async Task A_stored_pair_of_ids_goes_before_the_rules()
    {
        await using var world = await SyncWorld.Start();
        await world.Get<IEmployeeIds>().Store("ehr", "HQ-A00123", "42", default);
        await world.Change(Ada, file => file with { Stage = "hired", EmployeeNumber = "HQ-A00123" });
        await world.Settle();

        Assert.NotNull(world.Ehr.Ledger.Held("42"));
    }

    [Fact]
    public async Task A_number_that_no_rule_fits_is_parked_for_that_system_only()
    {
        await using var world = await SyncWorld.Start(("Sync:Ehr:EmployeeIds:0:Pattern", @"\d+"), ("Sync:Ehr:EmployeeIds:0:Replacement", "$0"));
        await world.Change(Ada, file => file with { Stage = "hired", EmployeeNumber = "HQ-A00123" });
        await world.Settle();

        Assert.Equal(("ehr", "employee-id-format"), Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync()) is { } parked ? (parked.Neighbour, parked.Reason.Code) : default);
        Assert.Empty(world.Ehr.Ledger.Pushes);
        Assert.Equal(1, world.Training.Ledger.Summary().Effective);
    }

    [Fact]
    public async Task What_is_behind_is_sent_word_again_once_and_parked_pushes_are_left_alone()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada, sendWord: false);
        await world.Change("cand-parked", sendWord: false);
        await world.States.SetParked("cand-parked", "ehr", true, default);
        var behind = world.Get<SendBehind>();

        Assert.Equal(0, await behind.Handle(default));    // Not behind for long enough.
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(5, await behind.Handle(default));
        await behind.Handle(default);
        Assert.Equal(5, world.Bus.Waiting.Count);         // The second run's messages are the first run's again.

        await world.Settle();
        Assert.Equal(0, await behind.Handle(default));
        Assert.Equal([Ada], world.Ehr.Ledger.Pushes.Select(push => push.Resource));
        Assert.Equal(2, world.Training.Ledger.Summary().Effective);
    }

    [Fact]
    public async Task The_message_of_a_retry_is_for_its_system_only_and_never_the_same_twice()
    {
        await using var world = await SyncWorld.Start();
        world.Ehr.Faults.For(Ada, new Fault { Status = 503 }, new Fault { Reset = true });
        await world.Change(Ada);
        var ids = new List<string>();
        while (await world.DeliverNext()) ids.AddRange(world.Bus.Waiting.Where(waiting => waiting.Message.Subject == "ehr").Select(waiting => waiting.Message.MessageId));

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal([1, 1, 3], world.Systems.Values.Select(system => system.Ledger.Summary().Requests).Order());
    }
}
