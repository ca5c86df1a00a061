using HrHub.Core.Erasures;

namespace HrHub.Tests.Contracts.Erasures;

/// <summary>What <see cref="IDeidentifiedFacets"/> promises, on every store.</summary>
public abstract class DeidentifiedFacetsContract(Func<Task<Opened<IDeidentifiedFacets>>> open) : PortContract<IDeidentifiedFacets>(open)
{
    private static readonly Facets Common = new() { Batch = "2026-autumn", PositionCode = "RM-01", Department = "HQ/Shanghai/Retail", Vendor = "ribbon", Period = "2026-11", Band = "80-89" };

    private IDeidentifiedFacets Statistics => Port;

    [Fact]
    public async Task What_waits_comes_back_whole_and_is_not_counted()
    {
        WaitingFacets[] waiting = [Waiting("w-1"), Waiting("w-2", Common with { Batch = "春招 #1/2", Band = null }), Waiting("w-3", Facets.Nothing)];
        await Statistics.Wait(waiting, default);
        Assert.Equal(waiting, (await Statistics.Waiting(default)).OrderBy(each => each.Id, StringComparer.Ordinal));
        Assert.Equal(0, await Statistics.Count(Common, default));
    }

    [Fact]
    public async Task What_waits_already_is_left_alone()
    {
        await Statistics.Wait([Waiting("w-1")], default);
        await Statistics.Wait([Waiting("w-1", Facets.Nothing), Waiting("w-2")], default);
        Assert.Equal([Waiting("w-1"), Waiting("w-2")], (await Statistics.Waiting(default)).OrderBy(each => each.Id, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_settles_is_counted_under_its_new_facets_and_waits_no_more()
    {
        await Statistics.Wait([Waiting("w-1"), Waiting("w-2"), Waiting("w-3"), Waiting("w-4")], default);
        await Statistics.Settle([("w-1", Common), ("w-2", Common with { Department = null }), ("w-3", Common)], default);
        Assert.Equal((2, 1, 0), (await Statistics.Count(Common, default), await Statistics.Count(Common with { Department = null }, default), await Statistics.Count(Facets.Nothing, default)));
        Assert.Equal("w-4", Assert.Single(await Statistics.Waiting(default)).Id);
    }

    [Fact]
    public async Task What_has_settled_or_never_waited_is_not_counted_again()
    {
        await Statistics.Wait([Waiting("w-1"), Waiting("w-2")], default);
        await Statistics.Settle([("w-1", Common)], default);
        await Statistics.Settle([("w-0", Common), ("w-1", Common), ("w-2", Common), ("w-2", Common)], default);
        Assert.Equal(2, await Statistics.Count(Common, default));
    }

    [Fact]
    public async Task Sixteen_runs_at_once_count_each_once()
    {
        await Statistics.Wait([.. Enumerable.Range(0, 20).Select(number => Waiting($"w-{number}"))], default);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(run => Statistics.Settle([.. Enumerable.Range(run % 4, 16).Select(number => ($"w-{number}", Common))], default)));
        Assert.Equal(19, await Statistics.Count(Common, default));
        Assert.Equal("w-19", Assert.Single(await Statistics.Waiting(default)).Id);
    }

    [Fact]
    public async Task Some_hundreds_settle_at_once()
    {
        await Statistics.Wait([.. Enumerable.Range(0, 250).Select(number => Waiting($"w-{number}"))], default);
        await Statistics.Settle([.. Enumerable.Range(0, 250).Select(number => ($"w-{number}", number % 2 == 0 ? Common : Facets.Nothing))], default);
        Assert.Equal((125, 125), (await Statistics.Count(Common, default), await Statistics.Count(Facets.Nothing, default)));
        Assert.Empty(await Statistics.Waiting(default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Statistics.Wait([Waiting("w-1")], cancelled));
        Assert.Empty(await Statistics.Waiting(default));
        await Statistics.Wait([Waiting("w-1")], default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Statistics.Settle([("w-1", Common)], cancelled));
        Assert.Equal((1, 0), ((await Statistics.Waiting(default)).Count, await Statistics.Count(Common, default)));
    }

    private static WaitingFacets Waiting(string id, Facets? facets = null) => new(id, new DateOnly(2026, 11, 25), facets ?? Common);
}
