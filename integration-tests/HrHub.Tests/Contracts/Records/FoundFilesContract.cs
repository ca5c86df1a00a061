using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ICandidateFiles"/> finds by facets, names, merges and waiting media, on every store.</summary>
public abstract class FoundFilesContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private ICandidateFiles Files => Port.Files;

    [Fact]
    public async Task Pages_show_every_interview_once_newest_first()
    {
        await SaveSome(12);
        foreach (var query in (SearchQuery[])[new(), new() { Batch = "2026-autumn" }, new() { PositionCode = "RM-01" }, new() { Batch = "2026-autumn", PositionCode = "RM-01" }, new() { Vendor = "canonical" }])
        {
            var (hits, cursor) = (new List<SearchHit>(), (string?)null);
            do
            {
                var page = await Files.Search(query with { PageSize = 5, Cursor = cursor }, default);
                Assert.True(page.Hits.Count <= 5);
                hits.AddRange(page.Hits);
                cursor = page.NextCursor;
            }
            while (cursor is not null);
            Assert.Equal(12, hits.Select(hit => hit.CandidateId).Distinct().Count());
            Assert.Equal(hits.OrderByDescending(hit => hit.At).ThenByDescending(hit => hit.InterviewId, StringComparer.Ordinal), hits);
        }
    }

    [Fact]
    public async Task Every_filter_leaves_out_what_it_names()
    {
        await SaveSome(12);
        var index = await Port.Keys.BlindIndexes(default);
        foreach (var (query, found) in ((SearchQuery, int)[])
        [
            (new() { NameTokens = index.NameQuery("小雨") }, 6), (new() { NameTokens = index.NameQuery("byr") }, 6), (new() { NameTokens = index.NameQuery("雨林") }, 0),
            (new() { MinScore = 68 }, 4), (new() { MaxScore = 68 }, 9), (new() { MinScore = 62, MaxScore = 63 }, 2),
            (new() { From = TestStores.Start.AddHours(3) }, 6), (new() { To = TestStores.Start.AddHours(3) }, 8),
            (new() { DepartmentSubtree = "HQ/Shanghai" }, 12), (new() { DepartmentSubtree = "HQ/Shanghai/Retail" }, 12), (new() { DepartmentSubtree = "HQ/Shang" }, 0),
            (new() { Batch = "2026-spring" }, 0), (new() { PositionFamily = "sales" }, 12), (new() { PositionFamily = "it" }, 0), (new() { Status = "scored" }, 12), (new() { Status = "failed" }, 0), (new() { Vendor = "ribbon" }, 0),
        ])
            Assert.Equal(found, (await Files.Search(query, default)).Hits.Count);
    }

    [Fact]
    public async Task A_revoked_score_is_not_found_by()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1") with { Result = ResultState.Revoked }), null, [], [], default);
        Assert.Empty((await Files.Search(new() { MinScore = 0 }, default)).Hits);
        Assert.Null(Assert.Single((await Files.Search(new(), default)).Hits).Score);
    }

    [Fact]
    public async Task People_whose_data_may_not_be_used_are_found_only_by_those_who_ask_for_them()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")) with { Retention = new() { Restricted = true } }, null, [], [], default);
        Assert.Empty((await Files.Search(new(), default)).Hits);
        Assert.Single((await Files.Search(new() { IncludeRestricted = true }, default)).Hits);
        var read = (await Files.Find("cand-1", default))!;
        await Files.Save(read.File with { Version = 2, Retention = new() }, read.ETag, [], [], default);
        Assert.Single((await Files.Search(new(), default)).Hits);
    }

    [Fact]
    public async Task Cursors_and_page_sizes_that_are_none_are_refused()
    {
        await Assert.ThrowsAsync<FormatException>(() => Files.Search(new() { Cursor = "page two" }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Files.Search(new() { PageSize = 0 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Files.Search(new() { PageSize = 201 }, default));
    }

    [Fact]
    public async Task Files_say_where_they_went()
    {
        foreach (var number in (int[])[3, 1, 2])
            await Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")) with { MergedInto = number == 1 ? null : "cand-1" }, null, [], [], default);
        Assert.Equal(["cand-2", "cand-3"], await Files.MergedInto("cand-1", default));
        Assert.Empty(await Files.MergedInto("cand-2", default));
    }

    [Fact]
    public async Task Media_that_wait_come_oldest_first_until_they_are_captured()
    {
        foreach (var number in (int[])[3, 1, 2])
            await Files.Save(People.File($"cand-{number}", WithVideo(number, MediaState.Announced)) with { ChangedAt = TestStores.Start.AddMinutes(number) }, null, [], [], default);
        Assert.Equal(["med-1", "med-2"], (await Files.MediaPending(TestStores.Start.AddMinutes(3), 10, default)).Select(media => media.MediaId));
        Assert.Equal(new("cand-1", People.Interview("i-1").InterviewId, "med-1"), Assert.Single(await Files.MediaPending(TestStores.Start.AddDays(1), 1, default)));

        await Files.Save(People.File("cand-1", WithVideo(1, MediaState.Captured)) with { Version = 2 }, "1", [], [], default);
        Assert.Equal(["med-2", "med-3"], (await Files.MediaPending(TestStores.Start.AddDays(1), 10, default)).Select(media => media.MediaId));
    }

    private async Task SaveSome(int count)
    {
        for (var n = 0; n < count; n++)
            await Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", n % 2 == 0 ? People.林小雨 : People.Ada, score: 60 + n, at: TestStores.Start.AddHours(n / 2))), null, [], [], default);
    }

    private static Interview WithVideo(int number, MediaState state)
        => People.Interview($"i-{number}") with { Media = [new() { MediaId = $"med-{number}", Kind = MediaKind.Video, State = state }] };
}
