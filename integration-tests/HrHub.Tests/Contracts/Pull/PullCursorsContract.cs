using HrHub.Core.Vendors.Api;

namespace HrHub.Tests.Contracts.Pull;

/// <summary>What <see cref="IPullCursors"/> promises, on every store.</summary>
public abstract class PullCursorsContract(Func<Task<Opened<IPullCursors>>> open) : PortContract<IPullCursors>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IPullCursors Cursors => Port;

    [Fact]
    public async Task A_vendor_that_was_never_pulled_has_none() => Assert.Null(await Cursors.Find("acme", default));

    [Fact]
    public async Task The_last_one_saved_is_found_whole()
    {
        await Cursors.Save(new("acme", Start, new(Start.AddDays(-1), Start.AddHours(1), "page/2?x=#1")), default);
        await Cursors.Save(new("other", null, new(null, Start, null)), default);
        Assert.Equal(new("acme", Start, new(Start.AddDays(-1), Start.AddHours(1), "page/2?x=#1")), await Cursors.Find("acme", default));
        Assert.Equal(new("other", null, new(null, Start, null)), await Cursors.Find("other", default));

        await Cursors.Save(new("acme", Start.AddHours(1), null), default);
        Assert.Equal(new("acme", Start.AddHours(1), null), await Cursors.Find("acme", default));
    }

    [Fact]
    public async Task Of_sixteen_that_save_at_once_one_is_found()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(hour => Cursors.Save(new("acme", Start.AddHours(hour), null), default)));
        Assert.InRange((await Cursors.Find("acme", default))!.CompleteUntil!.Value, Start, Start.AddHours(15));
    }
}
