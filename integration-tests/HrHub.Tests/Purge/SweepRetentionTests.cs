using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.TestKit;

namespace HrHub.Tests.Purge;

/// <summary>What a sweep erases, and what it reports.</summary>
public sealed class SweepRetentionTests
{
    private static readonly DateTimeOffset LongAgo = TestStores.Start.AddYears(-4);
    private static readonly Hold Court = new() { HoldId = "hold-7", Kind = HoldKind.Legal, PlacedBy = "c-1", Why = "court", PlacedAt = LongAgo };

    [Fact]
    public async Task What_is_due_goes_oldest_first_and_what_is_not_stays()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-young", TestStores.Start);
        await world.Add("cand-older", LongAgo);
        await world.Add("cand-oldest", LongAgo.AddYears(-1));

        var run = await world.Sweep();

        Assert.Equal(["cand-oldest", "cand-older"], world.Erased);
        Assert.Equal((RunState.Done, 2L, 2L, 0L), (run.State, run.Due, run.Erased, run.Failed));
        Assert.Equal(2, run.ByRule["PIPL-3Y whole-file"]);
        Assert.Equal(["run-reported done"], await world.HubTrail());
        Assert.Equal(0, (await world.Sweep()).Due);
    }

    [Property(MaxTest = 12)]
    public Property Exactly_the_due_files_are_visited_whatever_the_page_size() => Prop.ForAll(
        (from ages in Gen.Choose(0, 8).ArrayOf(9) from page in Gen.Choose(1, 5) from held in Gen.Choose(0, 511) select (ages, page, held)).ToArbitrary(), async one =>
        {
            await using var world = new SweepWorld { Options = new() { DryRun = false, PageSize = one.page } };
            await world.Adopt();
            for (var n = 0; n < one.ages.Length; n++)
                await world.Add($"cand-{n}", TestStores.Start.AddYears(-one.ages[n]), new() { Holds = (one.held >> n & 1) == 1 ? [Court] : [] });
            // The day on which the period began does not count: three years ago to the day is due with the day's end.
            var due = one.ages.Index().Where(age => age.Item > 3).Select(age => age.Index).ToList();

            var run = await world.Sweep();

            Assert.Equal(due.Where(n => (one.held >> n & 1) == 0).Select(n => $"cand-{n}").Order(), world.Erased.Order());
            Assert.Equal((due.Count, due.Count(n => (one.held >> n & 1) == 1)), (run.Due, run.Held));
        });

    [Fact]
    public async Task A_held_file_is_reported_with_its_reason_and_blocks_nobody()
    {
        await using var world = new SweepWorld { Options = new() { DryRun = false, PageSize = 1 } };
        await world.Adopt();
        await world.Add("cand-held", LongAgo.AddYears(-1), new() { Holds = [Court] });
        await world.Add("cand-free", LongAgo);

        var run = await world.Sweep();

        Assert.Equal(["cand-free"], world.Erased);
        var held = Assert.Single(run.HeldFiles);
        Assert.Equal(("cand-held", "PIPL-3Y", "legal hold-7"), (held.CandidateId, held.Rule, held.Holds.Single()));
        Assert.Equal((2L, 1L, 1L), (run.Due, run.Held, run.Erased));
    }

    [Fact]
    public async Task One_class_goes_without_the_rest()
    {
        await using var world = new SweepWorld(Policies.Options(Policies.ThreeYears, Policies.Law("IL-TEXT-30D", "transcript", "request-received", "P30D") with { Jurisdiction = "US-IL" }));
        await world.Adopt();
        await world.Add("cand-1", TestStores.Start, new() { Jurisdiction = "US-IL", ErasureRequestedAt = TestStores.Start.AddDays(-40) });

        await world.Sweep();

        Assert.Equal(["cand-1 transcript"], world.Erased);
    }

    [Fact]
    public async Task A_failure_is_recorded_and_the_others_have_their_turn()
    {
        await using var world = new SweepWorld { Refuse = id => id switch { "cand-1" => HubError.NotFound, "cand-2" => throw new IOException("disk"), _ => null } };
        await world.Adopt();
        for (var n = 0; n < 5; n++) await world.Add($"cand-{n}", LongAgo.AddDays(n));

        var run = await world.Sweep();

        Assert.Equal(["cand-0", "cand-3", "cand-4"], world.Erased);
        Assert.Equal([new FailedFile("cand-1", "not-found"), new FailedFile("cand-2", "IOException")], run.Failures);
        Assert.Equal((RunState.Done, 3L, 2L), (run.State, run.Erased, run.Failed));
    }

    [Fact]
    public async Task Too_many_failures_stop_the_run()
    {
        await using var world = new SweepWorld { Options = new() { DryRun = false, MaxFailures = 2 }, Refuse = _ => HubError.NotFound };
        await world.Adopt();
        for (var n = 0; n < 5; n++) await world.Add($"cand-{n}", LongAgo);

        var run = await world.Sweep();

        Assert.Equal((RunState.Stopped, 2L), (run.State, run.Failed));
        Assert.Equal(["run-reported stopped"], await world.HubTrail());
    }

    [Fact]
    public async Task A_file_whose_key_is_gone_is_a_failure_and_not_the_end()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-1", LongAgo.AddDays(-1));
        await world.Add("cand-2", LongAgo);
        await world.Stores.Keys.Shred("cand-1", default);

        var run = await world.Sweep();

        Assert.Equal(["cand-2"], world.Erased);
        Assert.Equal("cand-1", Assert.Single(run.Failures).CandidateId);
    }

    [Fact]
    public async Task Nothing_is_erased_before_its_time_by_naming_a_later_one()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-1", TestStores.Start);
        var later = TestStores.Start.AddYears(4);

        Assert.Equal(HubError.AsOfInFuture, (await world.Try(later)).Error);
        var preview = await world.Sweep(later, preview: true);

        Assert.Equal((RunState.Previewed, 1L), (preview.State, preview.ToErase));
        Assert.Empty(world.Erased);
    }

    [Fact]
    public async Task A_file_in_erasure_is_finished_whatever_holds_it()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-1", TestStores.Start, new() { Holds = [Court], Tombstone = new("era-1", TestStores.Start, "PIPL-47") });
        await world.Sweep();
        Assert.Equal(["cand-1"], world.Erased);
    }

    [Fact]
    public async Task A_file_with_several_dates_is_met_once()
    {
        await using var world = new SweepWorld(Policies.Options(Policies.ThreeYears, Policies.Law("T", "transcript, identity", "interview-ended", "P1Y")));
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        await world.Add("cand-2", TestStores.Start.AddYears(-2));
        Assert.Equal(3, (await world.Stores.Files.Find("cand-1", default))!.File.Due.Count);

        var run = await world.Sweep();

        Assert.Equal(["cand-1", "cand-2 transcript", "cand-2 identity"], world.Erased);
        Assert.Equal(2, run.Due);
    }

    [Fact]
    public async Task A_report_comes_back_as_it_was_written()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-1", LongAgo, new() { Holds = [Court] });
        var run = await world.Sweep();
        Assert.Equal(Json(run), Json((await world.Runs.Find(run.RunId, default))!));
        Assert.Equal(run.RunId, Assert.Single(await world.Runs.List(10, default)).RunId);
    }

    private static string Json(RetentionRun run) => System.Text.Json.JsonSerializer.Serialize(run, CanonicalJson.Options);
}
