using HrHub.Core.Audit;

namespace HrHub.Tests.Contracts.Audit;

/// <summary>What <see cref="IAuditRoots"/> promises, on every implementation.</summary>
public abstract class AuditRootsContract(Func<Task<Opened<IAuditRoots>>> open) : PortContract<IAuditRoots>(open)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly ChainHead[] Some = [new("cand-a", 3, new('a', 64)), new("cand-b", 1, new('b', 64)), new("hub", 7, new('c', 64))];

    private IAuditRoots Roots => Port;

    [Fact]
    public async Task A_root_is_kept_with_its_heads()
    {
        var root = Root(Day, "x");
        Assert.Equal(root, await Add(Day, root));
        Assert.Equal(root, await Roots.Find(Day, None));
        Assert.Equal(Some, await Roots.Heads(Day, None).ToListAsync());
    }

    [Fact]
    public async Task A_day_has_one_root_for_good()
    {
        var first = Root(Day, "first");
        await Add(Day, first);
        Assert.Null(await Add(Day, Root(Day, "second")));
        Assert.Equal(first, await Roots.Find(Day, None));
    }

    [Fact]
    public async Task Of_two_who_add_at_once_one_succeeds()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            try
            {
                return await Add(Day, Root(Day, $"{n}"));
            }
            catch (IOException)
            {
                // Somebody else is at it.
                return null;
            }
        }));
        Assert.Equal(await Roots.Find(Day, None), Assert.Single(added, root => root is not null));
        Assert.Equal(Some, await Roots.Heads(Day, None).ToListAsync());
    }

    [Fact]
    public async Task What_broke_off_while_the_heads_were_read_is_no_root_and_the_next_try_succeeds()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Roots.Add(Day, Breaking(), () => Task.FromResult(Root(Day, "x")), None));
        Assert.Empty(await Roots.Dates(None));
        Assert.NotNull(await Add(Day, Root(Day, "x")));
        Assert.Equal(Some, await Roots.Heads(Day, None).ToListAsync());

        static async IAsyncEnumerable<ChainHead> Breaking()
        {
            yield return Some[0];
            await Task.Yield();
            throw new InvalidOperationException("Broken off.");
        }
    }

    [Fact]
    public async Task Days_are_listed_oldest_first_and_a_day_without_a_root_has_none()
    {
        foreach (var day in (DateOnly[])[Day, Day.AddDays(-40), Day.AddDays(-1)]) await Add(day, Root(day, "x"));
        Assert.Equal([Day.AddDays(-40), Day.AddDays(-1), Day], await Roots.Dates(None));
        Assert.Null(await Roots.Find(Day.AddDays(1), None));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Roots.Heads(Day.AddDays(1), None).ToListAsync());
    }

    private Task<DailyRoot?> Add(DateOnly day, DailyRoot root) => Roots.Add(day, Some.ToAsyncEnumerable(), () => Task.FromResult(root), None);

    private static DailyRoot Root(DateOnly day, string signature) => new()
    {
        Date = day, ComputedAt = new(2026, 11, 25, 1, 2, 3, TimeSpan.Zero), TreeSize = 3, RootHash = new('1', 64), HeadsHash = new('2', 64), PreviousRootHash = new('0', 64), RootKeyId = "root-1", Signature = signature,
    };
}
