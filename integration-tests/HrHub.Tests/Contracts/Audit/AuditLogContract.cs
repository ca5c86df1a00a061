using HrHub.Core.Audit;
using HrHub.Tests.Audit;
using HrHub.Tests.Contracts.Records;

namespace HrHub.Tests.Contracts.Audit;

/// <summary>What <see cref="IAuditLog"/> promises, on every store.</summary>
public abstract class AuditLogContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private IAuditLog Log => Port.Audit;

    [Fact]
    public async Task Entries_are_links_and_are_read_as_they_were_written()
    {
        var first = await Log.Append(AuditBench.Event("cand-1"), default);
        Port.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Log.Append(AuditBench.Event("cand-1", AuditAction.Exported, allowed: false), default);
        Assert.Equal((1L, AuditHash.None, 2L, first.Hash), (first.Sequence, first.PreviousHash, second.Sequence, second.PreviousHash));
        Assert.Equal(AuditHash.Of(2, second.At, second.Event, first.Hash), second.Hash);
        Assert.Equal([first, second], await Log.Chain("cand-1", default).ToListAsync());
        Assert.Empty(await Log.Chain("cand-2", default).ToListAsync());
    }

    [Fact]
    public async Task Sixteen_writers_leave_one_chain_without_a_gap()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Log.Append(AuditBench.Event(AuditEvent.HubChain), default))));
        Assert.Equal(written.OrderBy(entry => entry.Sequence), await Log.Chain(AuditEvent.HubChain, default).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 16).Select(number => (long)number), written.Select(entry => entry.Sequence).Order());
    }

    [Fact]
    public async Task A_page_that_showed_several_people_is_found_for_each_of_them()
    {
        await Log.Append(AuditBench.Event(AuditEvent.HubChain), default);
        var first = await Log.Append(AuditBench.Event(AuditEvent.HubChain) with { Action = AuditAction.Listed, Shown = ["cand-1", "cand-10"] }, default);
        var second = await Log.Append(AuditBench.Event(AuditEvent.HubChain) with { Action = AuditAction.Listed, Shown = ["cand-10"], Why = "cand-1" }, default);
        Assert.Equal([first.Sequence], await Log.Showing("cand-1", default).Select(entry => entry.Sequence).ToListAsync());
        Assert.Equal([first.Hash, second.Hash], await Log.Showing("cand-10", default).Select(entry => entry.Hash).ToListAsync());
        Assert.Empty(await Log.Showing("cand", default).ToListAsync());
    }

    [Fact]
    public async Task Heads_come_by_name()
    {
        Assert.Empty(await Log.Heads(default).ToListAsync());
        foreach (var chain in (string[])["hub", "cand-2", "cand-10", "cand-1", "cand-2"]) await Log.Append(AuditBench.Event(chain), default);
        var heads = await Log.Heads(default).ToListAsync();
        Assert.Equal([("cand-1", 1L), ("cand-10", 1), ("cand-2", 2), ("hub", 1)], heads.Select(head => (head.Chain, head.Sequence)));
        Assert.Equal((await Log.Chain("cand-2", default).LastAsync()).Hash, heads[2].Hash);
    }

    [Fact]
    public async Task What_was_written_since_a_time_comes_in_order_over_all_chains()
    {
        var written = new List<AuditEntry>();
        foreach (var chain in (string[])["hub", "cand-2", "cand-1", "hub", "cand-2"])
        {
            written.Add(await Log.Append(AuditBench.Event(chain), default));
            Port.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(written.Skip(2), await Log.Since(written[2].At, default).ToListAsync());
        Assert.Equal(written, await Log.Since(DateTimeOffset.MinValue, default).ToListAsync());
        Assert.Empty(await Log.Since(written[4].At.AddMilliseconds(1), default).ToListAsync());
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Log.Append(AuditBench.Event("cand-1"), new CancellationToken(canceled: true)));
        Assert.Empty(await Log.Chain("cand-1", default).ToListAsync());
    }
}
