using HrHub.Core.Audit;
using HrHub.Tests.Audit;
using HrHub.Tests.Contracts.Records;

namespace HrHub.Tests.Contracts.Audit;

/// <summary>What <see cref="IAuditEvidence"/> promises, on every store.</summary>
public abstract class AuditEvidenceContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private IAuditEvidence Evidence => Port.Evidence;

    [Fact]
    public async Task Entries_come_chain_by_chain_in_order_each_with_the_head()
    {
        Assert.Equal(0, await Evidence.Count(default));
        await Write("cand-1", 3);
        await Write("hub", 1);
        await Write("cand-10", 2);
        await Write("cand-1", 1);
        var entries = await Evidence.Entries(default).ToListAsync();
        Assert.Equal(7, await Evidence.Count(default));
        var chains = entries.Select(entry => entry.Chain).Aggregate(new List<string>(), (seen, chain) => seen.LastOrDefault() == chain ? seen : [.. seen, chain]);
        Assert.Equal(["cand-1", "cand-10", "hub"], chains.Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3, 4], entries.Where(entry => entry.Chain == "cand-1").Select(entry => entry.Sequence));
        foreach (var head in await Port.Audit.Heads(default).ToListAsync()) Assert.All(entries.Where(entry => entry.Chain == head.Chain), entry => Assert.Equal(head, entry.Head));
        Assert.Empty((await Verify()).Breaks);
    }

    [Fact]
    public async Task The_hash_of_a_place_is_found_or_null()
    {
        await Write("cand-1", 2);
        Assert.Equal((await Port.Audit.Chain("cand-1", default).LastAsync()).Hash, await Evidence.HashAt("cand-1", 2, default));
        Assert.Null(await Evidence.HashAt("cand-1", 3, default));
        Assert.Null(await Evidence.HashAt("cand-2", 1, default));
    }

    [Fact]
    public async Task An_entry_that_is_gone_is_missed_wherever_it_was()
    {
        foreach (var chain in (string[])["cand-1", "cand-2", "cand-3"]) await Write(chain, 3);
        foreach (var (chain, sequence) in ((string, long)[])[("cand-1", 1), ("cand-2", 2), ("cand-3", 3)]) await Port.Remove(chain, sequence);
        Assert.Equal([(BreakKind.EntryMissing, "cand-1", 1L), (BreakKind.EntryMissing, "cand-2", 2), (BreakKind.EntryMissing, "cand-3", 3)],
            (await Verify()).Breaks.Select(found => (found.Kind, found.Chain, found.Sequence)).OrderBy(found => found.Chain, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_chain_of_which_only_the_head_is_left_is_named()
    {
        await Write("cand-1", 2);
        await Write("cand-2", 2);
        Assert.Empty(await Evidence.HeadsWithoutEntries(default).ToListAsync());
        var head = await Port.Audit.Heads(default).FirstAsync();
        await Port.Remove("cand-1", 2);
        Assert.Empty(await Evidence.HeadsWithoutEntries(default).ToListAsync());
        await Port.Remove("cand-1", 1);
        Assert.Equal([head], await Evidence.HeadsWithoutEntries(default).ToListAsync());
    }

    [Fact]
    public async Task A_chain_whose_head_is_gone_has_none()
    {
        await Write("cand-1", 2);
        await Port.Remove("cand-1", 0);
        Assert.All(await Evidence.Entries(default).ToListAsync(), entry => Assert.Null(entry.Head));
        Assert.Single((await Verify()).Breaks);
    }

    [Fact]
    public async Task A_trail_that_grows_while_it_is_read_has_no_breaks()
    {
        await Write("cand-1", 3);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(number => Task.Run(async () =>
        {
            for (var n = 0; !enough.IsCancellationRequested && n < 200; n++) await Port.Audit.Append(AuditBench.Event($"cand-{(number + n) % 4}"), default);
        })).ToList();
        var verdicts = new List<VerifyChains.Found>();
        for (var round = 0; round < 5; round++) verdicts.Add(await Verify());
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        Assert.All(verdicts, verdict => Assert.Empty(verdict.Breaks));
    }

    private Task<VerifyChains.Found> Verify() => new VerifyChains(Evidence).Handle(null, default);

    private async Task Write(string chain, int entries)
    {
        for (var n = 0; n < entries; n++) await Port.Audit.Append(AuditBench.Event(chain), default);
    }
}
