using HrHub.Core.Changes;
using HrHub.Core.Erasures;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="IChangeFeed"/> promises, on every implementation.</summary>
public abstract class ChangeFeedContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private IChangeFeed Feed => Port.Changes;

    [Fact]
    public async Task What_was_saved_is_told_of_as_it_is_now()
    {
        await Save("cand-1");
        await Save("cand-2");
        await Save("cand-1", version: 2);
        var (changes, _) = await Rest(null);
        Assert.Equal([("cand-1", ChangeKind.Changed, 2L), ("cand-2", ChangeKind.Changed, 1L)], changes.Select(change => (change.CandidateId, change.Kind, change.Version!.Value)).Distinct().Order());
        Assert.All(changes, change => Assert.Null(change.MergedInto));
    }

    [Fact]
    public async Task Behind_the_cursor_stands_what_changed_since_and_nothing_else()
    {
        await Save("cand-1");
        await Save("cand-2");
        var (_, cursor) = await Rest(null);
        Assert.Empty((await Feed.Read(cursor, 10, default)).Changes);

        await Save("cand-2", version: 2);
        var (changes, after) = await Rest(cursor);
        Assert.Equal([("cand-2", 2L)], changes.Select(change => (change.CandidateId, change.Version!.Value)));
        Assert.Empty((await Rest(after)).Changes);
    }

    [Fact]
    public async Task From_now_on_stands_what_changes_later()
    {
        var now = await Feed.Now(default);
        Assert.Empty((await Rest(now)).Changes);
        for (var n = 0; n < 5; n++) await Save($"cand-{n}");
        Assert.Equal(5, (await Rest(now)).Changes.Select(change => change.CandidateId).Distinct().Count());
    }

    [Fact]
    public async Task Nothing_is_left_out_between_pages_whatever_is_written_meanwhile()
    {
        for (var n = 0; n < 7; n++) await Save($"cand-{n}");
        var (seen, cursor) = (new List<Change>(), default(string));
        for (var page = 0; page < 40; page++)
        {
            var read = await Feed.Read(cursor, 2, default);
            (seen, cursor) = ([.. seen, .. read.Changes], read.Cursor);
            if (page < 3) await Save($"cand-{page}", version: 2);
        }
        Assert.Equal(Enumerable.Range(0, 7).Select(n => ($"cand-{n}", n < 3 ? 2L : 1L)), seen.GroupBy(change => change.CandidateId).Select(of => (of.Key, of.Last().Version!.Value)).Order());
    }

    [Fact]
    public async Task A_merge_says_where_everything_is_and_an_erasure_that_nothing_is_left()
    {
        await Save("cand-1");
        await Save("cand-2");
        await Save("cand-3");
        await Port.Files.Save(People.File("cand-2") with { Version = 2, MergedInto = "cand-1" }, "1", [], [], default);
        await Port.Mark("cand-3", ["cand-3"], []);
        await ((IForgetting)Port.Files).Forget(new() { CandidateIds = ["cand-3"] }, default);

        var (changes, cursor) = await Rest(null);
        Assert.Equal((ChangeKind.Merged, "cand-1"), changes.Last(change => change.CandidateId == "cand-2") is { } merged ? (merged.Kind, merged.MergedInto) : default);
        Assert.Equal((ChangeKind.Erased, default(long?)), changes.Last(change => change.CandidateId == "cand-3") is { } erased ? (erased.Kind, erased.Version) : default);

        await Save("cand-4");
        Assert.Equal(["cand-4"], (await Rest(cursor)).Changes.Select(change => change.CandidateId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("since:")]
    [InlineData("e30=")]
    public async Task What_is_no_cursor_of_it_is_told(string cursor)
        => await Assert.ThrowsAsync<FormatException>(() => Feed.Read(cursor, 10, default));

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_has_a_size(int size)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Feed.Read(null, size, default));

    private async Task Save(string candidateId, long version = 1)
        => Assert.True(await Port.Files.Save(People.File(candidateId, People.Interview($"i-{candidateId}")) with { Version = version }, version == 1 ? null : $"{version - 1}", [], [], default));

    /// <summary>Everything behind the cursor.</summary>
    private async Task<(IReadOnlyList<Change> Changes, string Cursor)> Rest(string? cursor)
    {
        var changes = new List<Change>();
        while (true)
        {
            var page = await Feed.Read(cursor, 10, default);
            changes.AddRange(page.Changes);
            if (page.Changes.Count == 0) return (changes, page.Cursor);
            cursor = page.Cursor;
        }
    }
}
