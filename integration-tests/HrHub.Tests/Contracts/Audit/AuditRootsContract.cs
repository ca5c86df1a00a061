using System.Globalization;
using HrHub.Core.Audit;

namespace HrHub.Tests.Contracts.Audit;

/// <summary>What <see cref="IAuditRoots"/> promises, on every implementation.</summary>
public abstract class AuditRootsContract(Func<Task<Opened<IAuditRoots>>> open) : PortContract<IAuditRoots>(open)
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private IAuditRoots Roots => Port;

    [Fact]
    public async Task A_root_is_read_as_it_was_added_with_its_heads()
    {
        var added = await Add(Day, Heads("cand", 500));
        Assert.NotNull(added);
        Assert.Equal(added, await Roots.Find(Day, default));
        Assert.Equal(Heads("cand", 500), await HeadsOf(Day));
        Assert.Equal(added.HeadsHash, LinesHash(await HeadsOf(Day)));
    }

    [Fact]
    public async Task A_root_of_no_chains_is_kept_too()
    {
        var added = await Add(Day, []);
        Assert.Equal(added, await Roots.Find(Day, default));
        Assert.Empty(await HeadsOf(Day));
    }

    [Fact]
    public async Task More_heads_than_fit_into_one_block_are_kept_in_order()
    {
        var heads = Heads("cand", 60_000);
        await Add(Day, heads);
        Assert.Equal(heads, await HeadsOf(Day));
    }

    [Fact]
    public async Task The_days_with_a_root_are_listed_oldest_first()
    {
        Assert.Empty(await Roots.Dates(default));
        foreach (var day in (int[])[2, 0, 11, 1]) await Add(Day.AddDays(day), Heads("cand", 2));
        Assert.Equal([Day, Day.AddDays(1), Day.AddDays(2), Day.AddDays(11)], await Roots.Dates(default));
    }

    [Fact]
    public async Task The_first_root_of_a_day_stays()
    {
        var first = await Add(Day, Heads("cand", 3));
        Assert.Null(await Add(Day, Heads("forged", 3)));
        Assert.Equal(first, await Roots.Find(Day, default));
        Assert.Equal(Heads("cand", 3), await HeadsOf(Day));
    }

    [Fact]
    public async Task A_day_without_a_root_has_none()
    {
        Assert.Null(await Roots.Find(Day, default));
        await Assert.ThrowsAsync<InvalidDataException>(() => HeadsOf(Day));
    }

    [Fact]
    public async Task A_root_that_could_not_be_signed_leaves_none_and_is_added_later()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Roots.Add(Day, Heads("cand", 3).ToAsyncEnumerable(), () => throw new TimeoutException("No answer."), default));
        Assert.Null(await Roots.Find(Day, default));
        Assert.Empty(await Roots.Dates(default));
        Assert.NotNull(await Add(Day, Heads("cand", 4)));
        Assert.Equal(Heads("cand", 4), await HeadsOf(Day));
    }

    [Fact]
    public async Task Heads_that_break_off_leave_no_root()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Roots.Add(Day, BreakingOff(), () => throw new InvalidOperationException("Nothing to sign."), default));
        Assert.Null(await Roots.Find(Day, default));
        Assert.NotNull(await Add(Day, Heads("cand", 1)));
    }

    [Fact]
    public async Task Of_eight_that_add_at_once_one_root_stands_with_its_own_heads()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                return await Add(Day, Heads($"cand-{number}", 20 + number));
            }
            catch (IOException)
            {
                // A store may refuse whoever comes while another writes.
                return null;
            }
        }));
        var stands = await Roots.Find(Day, default);
        Assert.Equal(Assert.Single(added, root => root is not null), stands);
        Assert.Equal(stands!.HeadsHash, LinesHash(await HeadsOf(Day)));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_leaves_no_root()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Roots.Add(Day, Heads("cand", 2).ToAsyncEnumerable(), () => Task.FromResult(Root(Day, Heads("cand", 2))), new(canceled: true)));
        Assert.Null(await Roots.Find(Day, default));
    }

    private Task<DailyRoot?> Add(DateOnly day, ChainHead[] heads) => Roots.Add(day, heads.ToAsyncEnumerable(), () => Task.FromResult(Root(day, heads)), default);

    private async Task<IReadOnlyList<ChainHead>> HeadsOf(DateOnly day)
    {
        var heads = new List<ChainHead>();
        await foreach (var head in Roots.Heads(day, default)) heads.Add(head);
        return heads;
    }

    private static ChainHead[] Heads(string chain, int count)
        => [.. Enumerable.Range(0, count).Select(number => new ChainHead($"{chain}-{number:D6}", number, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)))))];

    private static async IAsyncEnumerable<ChainHead> BreakingOff()
    {
        foreach (var head in Heads("cand", 5)) yield return head;
        await Task.Yield();
        throw new TimeoutException("No answer.");
    }

    private static DailyRoot Root(DateOnly day, IReadOnlyList<ChainHead> heads)
    {
        using var summary = new ChainHeads();
        foreach (var head in heads) summary.Add(head);
        return new()
        {
            Date = day,
            ComputedAt = DateTimeOffset.Parse("2026-11-25T16:05:00.123Z", CultureInfo.InvariantCulture),
            TreeSize = summary.Count,
            RootHash = summary.RootHash,
            HeadsHash = summary.LinesHash,
            PreviousRootHash = AuditHash.None,
            RootKeyId = "root-1",
            // No two signatures are alike, whatever they sign.
            Signature = Convert.ToBase64String(Guid.NewGuid().ToByteArray()),
        };
    }

    private static string LinesHash(IReadOnlyList<ChainHead> heads) => Root(Day, heads).HeadsHash;
}
