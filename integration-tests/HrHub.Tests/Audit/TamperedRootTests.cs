using HrHub.Core.Keys;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.TestKit;

namespace HrHub.Tests.Audit;

public sealed class TamperedRootTests : IAsyncLifetime
{
    private readonly AuditBench _bench = new();
    private DailyRoot[] _roots = [];

    public async Task InitializeAsync()
    {
        await _bench.Write("cand-a", 5);
        await _bench.Write("cand-b", 3);
        var first = await _bench.Sign();
        await _bench.Write("cand-a", 3);
        await _bench.Write("cand-c", 2);
        var second = await _bench.Sign();
        await _bench.Write("cand-b", 1);
        _roots = [first, second, await _bench.Sign()];
        Assert.Empty((await _bench.Verify()).Breaks);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("cand-a", 1, 5, 0)]
    [InlineData("cand-a", 6, 8, 1)]
    [InlineData("cand-c", 2, 2, 1)]
    [InlineData("cand-b", 4, 4, 2)]
    public async Task A_chain_rewritten_with_new_hashes_is_not_the_one_that_was_signed(string chain, long from, long seen, int root)
    {
        await _bench.Rewrite(chain, from);
        Assert.Equal(new AuditBreak(BreakKind.ChainRewritten, chain, seen, _roots[root].Date), (await _bench.Verify()).Breaks[0]);
    }

    [Theory]
    [InlineData("cand-a", 7, 8, 1)]
    [InlineData("cand-a", 4, 5, 0)]
    [InlineData("cand-b", 3, 4, 2)]
    [InlineData("cand-c", 0, 2, 1)]
    public async Task A_tail_that_was_cut_off_together_with_its_head_is_missed(string chain, long left, long seen, int root)
    {
        _bench.Truncate(chain, left);
        Assert.Equal(new AuditBreak(BreakKind.ChainShortened, chain, seen, _roots[root].Date), (await _bench.Verify()).Breaks[0]);
    }

    [Fact]
    public async Task A_chain_that_was_cut_off_and_went_on_is_another_chain()
    {
        _bench.Truncate("cand-a", 6);
        await _bench.Write("cand-a", 5);
        Assert.Equal(new AuditBreak(BreakKind.ChainRewritten, "cand-a", 8, _roots[1].Date), Assert.Single((await _bench.Verify()).Breaks));
    }

    [Fact]
    public async Task A_chain_rewritten_between_two_roots_is_found_by_the_older_one()
    {
        await _bench.Rewrite("cand-c", 1);
        await _bench.Sign();
        Assert.Equal(new AuditBreak(BreakKind.ChainRewritten, "cand-c", 2, _roots[1].Date), Assert.Single((await _bench.Verify()).Breaks));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_removed_root_is_missed(int which)
    {
        foreach (var kind in new[] { "json", "heads" }) File.Delete(PathOf(which, kind));
        Assert.Equal(new AuditBreak(BreakKind.RootMissing, Root: _roots[which].Date), (await _bench.Verify()).Breaks[0]);
    }

    [Fact]
    public async Task A_removed_root_is_missed_by_the_next_one_even_when_the_trail_was_never_told()
    {
        File.Delete(PathOf(1, "json"));
        var alone = new VerifyRoots(_bench.Evidence, _bench.Roots, _bench.RootKey);
        var found = await alone.Handle(new Dictionary<DateOnly, string>(), _ => { }, CancellationToken.None);
        Assert.Equal(new AuditBreak(BreakKind.RootMissing, Root: _roots[2].Date), Assert.Single(found.Breaks));
    }

    [Fact]
    public async Task Roots_signed_before_the_root_key_was_rotated_stay_sound()
    {
        var newest = _bench.RootKey.Rotate();
        Assert.Equal(newest, (await _bench.Sign()).RootKeyId);
        Assert.Empty((await _bench.Verify()).Breaks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_root_signed_by_another_key_is_forged(bool underOurName)
    {
        using var elsewhere = new TempFolder();
        using var other = new FileRootKey(elsewhere.File("other.pem"));
        var forged = _roots[2] with { RootKeyId = underOurName ? _roots[2].RootKeyId : other.Id };
        Replace(2, forged with { Signature = Convert.ToBase64String(await other.Sign(forged.Digest(), CancellationToken.None)) });
        Assert.Equal(new AuditBreak(BreakKind.RootForged, Root: forged.Date), Assert.Single((await _bench.Verify()).Breaks));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task No_field_of_a_root_can_be_changed(string field, Func<DailyRoot, DailyRoot> change)
    {
        Replace(2, change(_roots[2]));
        Assert.True(new AuditBreak(BreakKind.RootForged, Root: _roots[2].Date) == Assert.Single((await _bench.Verify()).Breaks), field);
    }

    public static TheoryData<string, Func<DailyRoot, DailyRoot>> Changes => new()
    {
        { "time", root => root with { ComputedAt = root.ComputedAt.AddSeconds(1) } },
        { "size", root => root with { TreeSize = root.TreeSize + 1 } },
        { "root", root => root with { RootHash = AuditHash.None } },
        { "heads", root => root with { HeadsHash = AuditHash.None } },
        { "previous", root => root with { PreviousRootHash = AuditHash.None } },
        { "key", root => root with { RootKeyId = "file-0" } },
        { "signature", root => root with { Signature = "bm90aGluZw==" } },
        { "no signature", root => root with { Signature = "?" } },
    };

    [Fact]
    public async Task A_root_signed_again_by_our_own_key_is_not_the_one_that_the_trail_names()
    {
        var again = _roots[2] with { ComputedAt = _roots[2].ComputedAt.AddSeconds(1) };
        Replace(2, again with { Signature = Convert.ToBase64String(await _bench.RootKey.Sign(again.Digest(), CancellationToken.None)) });
        Assert.Equal(new AuditBreak(BreakKind.RootForged, Root: again.Date), Assert.Single((await _bench.Verify()).Breaks));
    }

    [Theory]
    [InlineData("heads", "cand-a 4")]
    [InlineData("heads", "no head")]
    [InlineData("heads", null)]
    [InlineData("json", "{")]
    [InlineData("json", "null")]
    public async Task Changed_heads_and_an_unreadable_root_are_damage(string kind, string? text)
    {
        var path = PathOf(2, kind);
        var before = await File.ReadAllTextAsync(path);
        File.Delete(path);
        if (text is not null) await File.WriteAllTextAsync(path, text.StartsWith("cand", StringComparison.Ordinal) ? before.Replace("cand-a 8", text, StringComparison.Ordinal) : text);
        Assert.Equal(new AuditBreak(BreakKind.RootDamaged, Root: _roots[2].Date), Assert.Single((await _bench.Verify()).Breaks));
    }

    private string PathOf(int which, string kind) => Path.Combine(_bench.RootFolder, $"{_roots[which].Date:yyyy-MM-dd}.{kind}");

    private void Replace(int which, DailyRoot root)
    {
        File.Delete(PathOf(which, "json"));
        File.WriteAllText(PathOf(which, "json"), JsonSerializer.Serialize(root, CanonicalJson.Options));
    }
}
