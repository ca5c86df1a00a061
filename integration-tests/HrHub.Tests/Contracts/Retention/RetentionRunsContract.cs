using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Retention.Runs;

namespace HrHub.Tests.Contracts.Retention;

/// <param name="Runs">The port.</param>
/// <param name="Trail">Where its audit entries go.</param>
public sealed record RunStores(IRetentionRuns Runs, IAuditLog Trail);

/// <summary>What <see cref="IRetentionRuns"/> promises, on every implementation.</summary>
public abstract class RetentionRunsContract(Func<Task<Opened<RunStores>>> open) : PortContract<RunStores>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IRetentionRuns Runs => Port.Runs;

    [Fact]
    public async Task A_run_is_found_whole_and_saving_it_again_replaces_it()
    {
        var run = Run(1) with
        {
            Why = BrakeReason.Share, Due = 9, ByRule = new SortedDictionary<string, long> { ["PIPL-3Y whole-file"] = 7 },
            HeldFiles = [new("cand-1", Start, "PIPL-3Y", ["legal hold-7"])], Failures = [new("cand-2", "key-gone")],
        };
        await Runs.Save(run, [], default);
        Assert.Equivalent(run, await Runs.Find("run-1", default), strict: true);

        await Runs.Save(run with { State = RunState.Done, EndedAt = Start.AddHours(1) }, [], default);
        Assert.Equivalent(run with { State = RunState.Done, EndedAt = Start.AddHours(1) }, Assert.Single(await Runs.List(10, default)), strict: true);
        Assert.Null(await Runs.Find("run-2", default));
    }

    [Fact]
    public async Task The_newest_of_a_state_is_found_and_the_list_is_newest_first()
    {
        foreach (var number in new[] { 2, 4, 1, 3 }) await Runs.Save(Run(number) with { State = number < 4 ? RunState.Proposed : RunState.Done }, [], default);
        Assert.Equal("run-3", (await Runs.Newest(RunState.Proposed, default))!.RunId);
        Assert.Equal("run-4", (await Runs.Newest(RunState.Done, default))!.RunId);
        Assert.Null(await Runs.Newest(RunState.Confirmed, default));
        Assert.Equal(["run-4", "run-3", "run-2", "run-1"], (await Runs.List(10, default)).Select(run => run.RunId));
        Assert.Equal(["run-4", "run-3"], (await Runs.List(2, default)).Select(run => run.RunId));

        await Runs.Save(Run(3) with { State = RunState.Confirmed }, [], default);
        Assert.Equal("run-2", (await Runs.Newest(RunState.Proposed, default))!.RunId);
    }

    [Fact]
    public async Task What_happened_is_on_the_trail_in_order_and_each_refusal_is()
    {
        await Runs.Save(Run(1), [Happened(AuditAction.BrakePulled), Happened(AuditAction.RunReported)], default);
        var refusal = Happened(AuditAction.RunConfirmed) with { Allowed = false };
        await Runs.Save(Run(1), [refusal], default);
        await Runs.Save(Run(1), [refusal], default);
        await Runs.Save(Run(1) with { State = RunState.Done }, [], default);
        Assert.Equal([Happened(AuditAction.BrakePulled), Happened(AuditAction.RunReported), refusal, refusal], await Trail());
    }

    [Fact]
    public async Task The_state_of_the_policies_is_empty_at_first_and_then_the_last_one_saved()
    {
        Assert.Equal(new PolicyState(), await Runs.Policies(default));
        await Runs.Save(new PolicyState { Stamped = "a" }, [Happened(AuditAction.PolicyChanged)], default);
        await Runs.Save(new PolicyState { Stamped = "b", Confirmed = "c" }, [Happened(AuditAction.PolicyChanged)], default);
        Assert.Equal(new() { Stamped = "b", Confirmed = "c" }, await Runs.Policies(default));
        // Back and forth: the same policies may become new twice.
        Assert.Equal(2, (await Trail()).Count);
        Assert.Empty(await Runs.List(10, default));
    }

    [Fact]
    public async Task Sixteen_runs_at_once_are_all_kept_with_what_happened()
    {
        await Task.WhenAll(Enumerable.Range(1, 16).Select(number => Runs.Save(Run(number), [Happened(AuditAction.RunReported) with { Record = $"run-{number}" }], default)));
        Assert.Equal(16, (await Runs.List(100, default)).Count);
        Assert.Equal(16, (await Trail()).Select(happened => happened.Record).Distinct().Count());
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.Save(Run(1), [Happened(AuditAction.RunReported)], new CancellationToken(canceled: true)));
        Assert.Null(await Runs.Find("run-1", default));
        Assert.Empty(await Trail());
    }

    private async Task<IReadOnlyList<AuditEvent>> Trail() => [.. (await Port.Trail.Chain(AuditEvent.HubChain, default).ToListAsync()).Select(entry => entry.Event)];

    private static AuditEvent Happened(string action) => new() { Chain = AuditEvent.HubChain, Who = Caller.Hub("retention"), Action = action, Record = "run-1" };

    private static RetentionRun Run(int number)
        => new() { RunId = $"run-{number}", State = RunState.Running, AsOf = Start, StartedAt = Start.AddHours(number), StartedBy = "retention", PolicyHash = "abc" };
}
