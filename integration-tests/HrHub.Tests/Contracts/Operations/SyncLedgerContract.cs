using HrHub.Core.Sync;
using HrHub.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Operations;

/// <summary>What <see cref="ISyncLedger"/> promises, on every store. Counts arrive in the background.</summary>
public abstract class SyncLedgerContract(Func<Task<Opened<(ISyncLedger Ledger, FakeTimeProvider Clock)>>> open) : PortContract<(ISyncLedger Ledger, FakeTimeProvider Clock)>(open)
{
    private ISyncLedger Ledger => Port.Ledger;

    [Fact]
    public async Task Nothing_was_tried_yet() => Assert.Empty(await Ledger.Read("2026-11", default));

    [Fact]
    public async Task Tries_are_counted_by_outcome_and_latency()
    {
        foreach (var seconds in new[] { 0.2, 0.9, 4, 3 * 86_400 }) Ledger.Tried("ehr", PushOutcome.Done, TimeSpan.FromSeconds(seconds));
        Ledger.Tried("ehr", PushOutcome.Done);
        Ledger.Tried("ehr", PushOutcome.Again);
        Ledger.Tried("ehr", PushOutcome.Conflict);
        Ledger.Tried("ehr", PushOutcome.Parked);
        Ledger.Tried("training / 培训", PushOutcome.Again);
        await Eventually.Holds(async () => (await Ledger.Read("2026-11", default)).Sum(tally => tally.Tries) == 9);

        var tallies = await Ledger.Read("2026-11", default);
        Assert.Equal(["ehr", "training / 培训"], tallies.Select(tally => tally.System));
        Assert.Equal((new DateOnly(2026, 11, 25), 5L, 1L, 1L, 1L), (tallies[0].Day, tallies[0].Done, tallies[0].Again, tallies[0].Conflicts, tallies[0].Parked));
        Assert.Equal([2, 1, 0, 0, 0, 0, 0, 1], tallies[0].Latency);
    }

    [Fact]
    public async Task Days_are_told_apart_and_a_month_holds_its_own()
    {
        foreach (var _ in Enumerable.Range(0, 8))
        {
            Ledger.Tried("ehr", PushOutcome.Done);
            Port.Clock.Advance(TimeSpan.FromDays(1));
        }
        await Eventually.Holds(async () => (await Ledger.Read("2026-11", default)).Count == 6 && (await Ledger.Read("2026-12", default)).Count == 2);
        Assert.Equal([25, 26, 27, 28, 29, 30], (await Ledger.Read("2026-11", default)).Select(tally => tally.Day.Day));
        Assert.Empty(await Ledger.Read("2027-01", default));
    }

    [Fact]
    public async Task Sixteen_callers_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Ledger.Tried("ehr", PushOutcome.Done, TimeSpan.Zero))));
        await Eventually.Holds(async () => await Ledger.Read("2026-11", default) is [{ Done: 16, Latency: [16, ..] }]);
    }
}
