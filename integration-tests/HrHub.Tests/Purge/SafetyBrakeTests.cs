using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Retention.Runs;
using HrHub.TestKit;

namespace HrHub.Tests.Purge;

/// <summary>What a run must not do without an officer's word.</summary>
public sealed class SafetyBrakeTests
{
    private static readonly DateTimeOffset LongAgo = TestStores.Start.AddYears(-4);

    [Fact]
    public async Task A_dry_run_changes_nothing_and_waits()
    {
        await using var world = new SweepWorld { Options = new() };
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        var before = await world.Stores.Files.Find("cand-1", default);

        var run = await world.Sweep();

        Assert.Equal((RunState.Proposed, BrakeReason.DryRun, 1L, 0L), (run.State, run.Why, run.ToErase, run.Erased));
        Assert.Empty(world.Erased);
        var after = await world.Stores.Files.Find("cand-1", default);
        Assert.Equal((before!.ETag, before.File.Due.Single()), (after!.ETag, after.File.Due.Single()));
        Assert.Equal(["brake-pulled dry-run", "run-reported proposed"], await world.HubTrail());
    }

    [Fact]
    public async Task More_than_the_set_number_waits_for_an_officer_and_then_goes()
    {
        await using var world = new SweepWorld { Options = new() { DryRun = false, MaxErasures = 2 } };
        await world.Adopt();
        for (var n = 0; n < 3; n++) await world.Add($"cand-{n}", LongAgo);

        var proposed = await world.Sweep();
        Assert.Equal((RunState.Proposed, BrakeReason.Number), (proposed.State, proposed.Why));
        Assert.Equal(RunState.Proposed, (await world.Sweep()).State);
        Assert.Empty(world.Erased);

        Assert.Equal(RunState.Confirmed, (await world.Confirm(proposed.RunId)).Value!.State);
        var done = await world.Sweep();

        Assert.Equal((proposed.RunId, RunState.Done, 3L, "c-007"), (done.RunId, done.State, done.Erased, done.ConfirmedBy));
        Assert.Contains("run-confirmed too-many", await world.HubTrail());
    }

    [Theory]
    [InlineData(21, 400, false)]
    [InlineData(21, 440, true)]
    public async Task More_than_the_set_share_waits(int due, int files, bool goes)
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await Task.WhenAll(Enumerable.Range(0, files).Select(n => world.Add($"cand-{n}", n < due ? LongAgo : TestStores.Start)));

        var run = await world.Sweep();

        Assert.Equal(goes ? (RunState.Done, null, due) : (RunState.Proposed, BrakeReason.Share, 0), (run.State, run.Why, world.Erased.Count));
    }

    [Fact]
    public async Task A_large_share_of_a_small_store_needs_no_officer()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        Assert.Equal(RunState.Done, (await world.Sweep()).State);
    }

    [Fact]
    public async Task What_came_after_the_confirmation_is_not_covered_by_it()
    {
        await using var world = new SweepWorld { Options = new() };
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        var first = await world.Sweep();
        await world.Confirm();
        await world.Add("cand-2", LongAgo);

        var second = await world.Sweep();

        Assert.Empty(world.Erased);
        Assert.Equal((RunState.Proposed, BrakeReason.Grown, 2L), (second.State, second.Why, second.ToErase));
        Assert.Equal(RunState.Superseded, (await world.Runs.Find(first.RunId, default))!.State);
    }

    [Fact]
    public async Task Only_compliance_confirms_and_the_refusal_is_on_record()
    {
        await using var world = new SweepWorld { Options = new() };
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        await world.Sweep();

        Assert.Equal(HubError.Forbidden, (await world.Confirm(by: new Caller("hr-1", Role.HrAdmin, "10.0.0.1"))).Error);

        Assert.Equal("run-confirmed dry-run refused", (await world.HubTrail())[^1]);
        Assert.Equal(RunState.Proposed, (await world.Sweep()).State);
    }

    [Fact]
    public async Task A_run_that_waits_for_nothing_cannot_be_confirmed()
    {
        await using var world = new SweepWorld();
        await world.Adopt();
        Assert.Equal(HubError.NotFound, (await world.Confirm()).Error);
        Assert.Equal(HubError.RunNotWaiting, (await world.Confirm((await world.Sweep()).RunId)).Error);
    }

    [Fact]
    public async Task A_confirmed_run_that_broke_off_is_finished_by_the_next_sweep()
    {
        await using var world = new SweepWorld { Options = new() };
        await world.Adopt();
        for (var n = 0; n < 3; n++) await world.Add($"cand-{n}", LongAgo.AddDays(n));
        var proposed = await world.Sweep();
        await world.Confirm();
        using var crash = new CancellationTokenSource();
        world.Refuse = id => { if (id == "cand-1") { crash.Cancel(); throw new OperationCanceledException(crash.Token); } return null; };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Sweep(ct: crash.Token));
        world.Refuse = _ => null;
        var done = await world.Sweep();

        Assert.Equal(["cand-0", "cand-1", "cand-2"], world.Erased);
        Assert.Equal((proposed.RunId, RunState.Done), (done.RunId, done.State));
    }
}
