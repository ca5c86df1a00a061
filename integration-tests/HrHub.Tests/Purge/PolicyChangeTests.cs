using HrHub.Core;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.TestKit;

namespace HrHub.Tests.Purge;

/// <summary>Other policies show what they would do before they do it.</summary>
public sealed class PolicyChangeTests
{
    private static readonly RetentionOptions OneYear = Policies.Options(Policies.ThreeYears with { Basis = "BANK-1Y", Keep = "P1Y" });
    private static readonly DateTimeOffset TwoYearsAgo = TestStores.Start.AddYears(-2);

    [Fact]
    public async Task A_first_set_under_which_nothing_is_due_is_simply_taken()
    {
        await using var world = new SweepWorld();
        await world.Add("cand-1", TestStores.Start);
        Assert.Equal(RunState.Done, (await world.Sweep()).State);
        world.Stores.Clock.Advance(TimeSpan.FromDays(4 * 366));
        Assert.Equal(RunState.Done, (await world.Sweep()).State);
        Assert.Equal(["cand-1"], world.Erased);
    }

    [Fact]
    public async Task A_first_set_under_which_something_is_due_is_shown_first()
    {
        await using var world = new SweepWorld();
        await world.Add("cand-1", TestStores.Start.AddYears(-4));
        var run = await world.Sweep();
        Assert.Equal((RunState.Proposed, BrakePolicy), (run.State, run.Why));
        Assert.Empty(world.Erased);
    }

    [Fact]
    public async Task Another_set_stamps_the_files_anew_and_waits_for_an_officer()
    {
        await using var before = new SweepWorld();
        await before.Adopt();
        await before.Add("cand-1", TwoYearsAgo);
        await before.Add("cand-2", TestStores.Start);
        Assert.Equal((RunState.Done, 0L), ((await before.Sweep()).State, (await before.Sweep()).Due));
        var version = (await before.Stores.Files.Find("cand-1", default))!.File.Version;

        var after = new SweepWorld(OneYear, before.Stores);
        var run = await after.Sweep();

        Assert.Equal((RunState.Proposed, BrakePolicy, 1L), (run.State, run.Why, run.ToErase));
        Assert.Equal(1, run.ByRule["BANK-1Y whole-file"]);
        Assert.Empty(after.Erased);
        var stamped = (await after.Stores.Files.Find("cand-1", default))!.File;
        Assert.Equal(("BANK-1Y", version), (stamped.Due.Single().Rule, stamped.Version));
        Assert.Contains(await after.HubTrail(), entry => entry.StartsWith("policy-changed ", StringComparison.Ordinal));

        await after.Confirm();
        Assert.Equal((RunState.Done, 1L), ((await after.Sweep()).State, (await after.Runs.Newest(RunState.Done, default))!.Erased));
        Assert.Equal(["cand-1"], after.Erased);
        Assert.Equal(RunState.Done, (await after.Sweep()).State);
    }

    [Fact]
    public async Task Even_a_set_under_which_less_is_due_is_shown_first()
    {
        await using var before = new SweepWorld();
        await before.Adopt();
        await before.Add("cand-1", TestStores.Start.AddYears(-4));
        var after = new SweepWorld(Policies.Options(Policies.ThreeYears with { Basis = "BANK-9Y", Keep = "P9Y" }), before.Stores);

        var run = await after.Sweep();

        Assert.Equal((RunState.Proposed, BrakePolicy, 0L), (run.State, run.Why, run.Due));
    }

    [Fact]
    public async Task A_confirmation_by_other_policies_is_worth_nothing()
    {
        await using var before = new SweepWorld { Options = new() };
        await before.Adopt();
        await before.Add("cand-1", TestStores.Start.AddYears(-4));
        var proposed = await before.Sweep();
        await before.Confirm();

        var after = new SweepWorld(OneYear, before.Stores);
        Assert.Equal(HubError.RunNotWaiting, (await after.Confirm(proposed.RunId)).Error);
        Assert.Equal(RunState.Proposed, (await after.Sweep()).State);

        Assert.Equal(RunState.Superseded, (await after.Runs.Find(proposed.RunId, default))!.State);
        Assert.Empty(after.Erased);
    }

    [Fact]
    public async Task Stamping_goes_on_where_it_broke_off_and_tells_nobody()
    {
        await using var before = new SweepWorld();
        await before.Adopt();
        for (var n = 0; n < 3; n++) await before.Add($"cand-{n}", TestStores.Start);
        var after = new SweepWorld(OneYear, before.Stores);
var first = (await after.Stores.Files.Find("cand-0", default))!;
        await after.Index.Restamp("cand-0", first.ETag, first.File.Due, PolicySet.Of(OneYear).Stamp, default);

        await after.Sweep(preview: true);

        Assert.Equal(["PIPL-3Y", "BANK-1Y", "BANK-1Y"], await Rules(after));
        Assert.All(await after.Stores.SyncStates.Behind("ehr", TestStores.Start.AddDays(1), 10, default), state => Assert.Equal(1, state.WantedVersion));
    }

    [Fact]
    public async Task What_a_host_with_other_policies_wrote_between_two_sweeps_gets_the_dates_of_today()
    {
        await using var today = new SweepWorld(OneYear);
        await today.Adopt();
        var other = new SweepWorld(null, today.Stores);
        for (var n = 0; n < 3; n++) await (n == 1 ? other : today).Add($"cand-{n}", TestStores.Start);
        Assert.Equal(["BANK-1Y", "PIPL-3Y", "BANK-1Y"], await Rules(today));

        await today.Sweep(preview: true);

        Assert.Equal(["BANK-1Y", "BANK-1Y", "BANK-1Y"], await Rules(today));
        Assert.Empty((await today.Index.StampedOtherwise(PolicySet.Of(OneYear).Stamp, null, 10, default)).CandidateIds);
    }

    [Fact]
    public async Task Files_stamped_otherwise_come_in_pages_each_once_also_while_they_are_stamped()
    {
        await using var world = new SweepWorld();
        var index = world.Index;
        foreach (var (n, stamp) in new[] { "a", "c", "b", "a", "c", "b", "a" }.Index())
        {
            await world.Add($"cand-{n}", TestStores.Start);
            var stored = (await world.Stores.Files.Find($"cand-{n}", default))!;
            await index.Restamp($"cand-{n}", stored.ETag, stored.File.Due, new(stamp[0], 16), default);
        }
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await index.StampedOtherwise(new('b', 16), after, 2, default);
            seen.AddRange(page.CandidateIds);
            foreach (var id in page.CandidateIds.Take(1))
            {
                var stored = (await world.Stores.Files.Find(id, default))!;
                await index.Restamp(id, stored.ETag, stored.File.Due, new('b', 16), default);
            }
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(["cand-0", "cand-3", "cand-6", "cand-1", "cand-4"], seen);
    }

    private const string BrakePolicy = BrakeReason.PolicyChanged;

    private static async Task<IReadOnlyList<string>> Rules(SweepWorld world)
    {
        var rules = new List<string>();
        for (var n = 0; n < 3; n++) rules.Add((await world.Stores.Files.Find($"cand-{n}", default))!.File.Due.Single().Rule);
        return rules;
    }
}
