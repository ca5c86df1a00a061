using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What a search of <see cref="ICandidateFiles"/> filters and sorts by, on every store.</summary>
public abstract class SearchContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private ICandidateFiles Files => Port.Files;

    [Fact]
    public async Task Every_facet_filters()
    {
        await SaveSome();
        foreach (var (query, found) in ((SearchQuery, string)[])
        [
            (new() { Stage = "offer" }, "1"), (new() { PositionTitle = "柜员" }, "2"), (new() { PositionCode = "T-01" }, "2"), (new() { PayloadAuthenticated = false }, "2"),
            (new() { DominantEmotion = "calm" }, "1"), (new() { DominantEmotion = "nervous" }, "2"), (new() { Tags = ["star"] }, "12"), (new() { Tags = ["star", "second \"look\""] }, "1"),
            (new() { Folder = "客户经理" }, "1"), (new() { Folder = "客户经理/ai-interview" }, "1"), (new() { Folder = "客户" }, ""),
            (new() { Dimensions = [new("logic", 80, null)] }, "1"), (new() { Dimensions = [new("logic", null, 79.5)] }, "2"), (new() { Dimensions = [new("logic", 70, 80), new("sub \"x\".y", 55, 55)] }, "2"),
            (new() { Dimensions = [new("unheard of", 0, 100)] }, ""), (new() { CandidateIds = ["cand-2", "cand-9"] }, "2"), (new() { CandidateIds = [] }, ""),
            (new() { Batch = "2026-autumn", PositionCode = "RM-01", MinScore = 80 }, "1"), (new() { Batch = "2026-autumn", PositionCode = "RM-01", MinScore = 91 }, ""),
        ])
            Assert.Equal(found, await Find(query));
    }

    [Fact]
    public async Task Nothing_out_of_sight_is_found()
    {
        await SaveSome();
        foreach (var (sight, found) in ((Sight, string)[])
        [
            (Sight.Everything, "123"), (Sight.Nothing, ""), (new() { Departments = ["HQ/Shanghai"] }, "1"), (new() { Departments = ["HQ/Shanghai", "HQ/Beijing/Retail"] }, "12"),
            (new() { Departments = ["HQ/Shang"] }, ""), (new() { Positions = ["T-01", "X"] }, "2"), (new() { Positions = [] }, ""), (new() { Departments = ["HQ"], Positions = ["RM-01"] }, "1"),
        ])
        {
            Assert.Equal(found, await Find(new() { Sight = sight }));
            foreach (var query in (SearchQuery[])[new() { Batch = "2026-autumn" }, new() { Order = SearchOrder.BestFirst }, new() { Order = SearchOrder.ByPosition }, new() { CandidateIds = ["cand-1", "cand-2", "cand-3"] }])
                Assert.True((await Find(query with { Sight = sight })).All(found.Contains));
        }
    }

    [Fact]
    public async Task Pages_of_every_order_show_every_interview_once()
    {
        for (var n = 0; n < 9; n++)
            await Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", score: n % 4 == 3 ? null : 60 + n % 3 * 10.5, at: TestStores.Start.AddHours(n / 2)) with
            {
                Position = n == 5 ? null : new() { Code = $"P{n % 3}" }, Batch = n == 8 ? "other" : "one",
            }), null, [], [], default);
        foreach (var filter in (SearchQuery[])[new(), new() { Batch = "one" }, new() { Batch = "one", MinScore = 60 }, new() { PositionCode = "P1" }])
            foreach (var order in Enum.GetValues<SearchOrder>())
            {
                var whole = (await Files.Search(filter with { Order = order }, default)).Hits;
                var (hits, cursor) = (new List<SearchHit>(), (string?)null);
                do
                {
                    var page = await Files.Search(filter with { Order = order, PageSize = 2, Cursor = cursor }, default);
                    hits.AddRange(page.Hits);
                    cursor = page.NextCursor;
                }
                while (cursor is not null);
                Assert.Equal(whole.Select(hit => hit.InterviewId), hits.Select(hit => hit.InterviewId));
                Assert.Equal(Sorted(whole, order).Select(hit => hit.InterviewId), whole.Select(hit => hit.InterviewId));
            }
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query()
    {
        await SaveSome();
        var first = await Files.Search(new() { PageSize = 1 }, default);
        Assert.Single((await Files.Search(new() { PageSize = 2, Cursor = first.NextCursor, Batch = null }, default)).Hits.Skip(1));
        foreach (var other in (SearchQuery[])
        [
            new() { Batch = "2026-autumn" }, new() { MinScore = 1 }, new() { Order = SearchOrder.OldestFirst }, new() { Sight = new() { Departments = ["HQ"] } }, new() { Tags = ["star"] },
            new() { NameTokens = (await Port.Keys.BlindIndexes(default)).NameQuery("小雨") }, new() { Dimensions = [new("logic", 1, null)] }, new() { IncludeRestricted = true },
        ])
            await Assert.ThrowsAsync<FormatException>(() => Files.Search(other with { Cursor = first.NextCursor }, default));
    }

    [Fact]
    public async Task A_hit_says_what_a_list_shows()
    {
        await SaveSome();
        var hit = Assert.Single((await Files.Search(new() { CandidateIds = ["cand-1"] }, default)).Hits);
        Assert.Equal(("cand-1", People.Interview("i-1").InterviewId, "canonical", "RM-01", "2026-autumn", "scored", 90.5), (hit.CandidateId, hit.InterviewId, hit.Vendor, hit.PositionCode, hit.Batch, hit.Status, hit.Score));
        Assert.Equal(("客户经理", "HQ/Shanghai/Retail", "offer", "客户经理/ai-interview/2026-11/90-100", true), (hit.PositionTitle, hit.Department, hit.Stage, hit.Folder, hit.PayloadAuthenticated));
        Assert.Equal(["star", "second \"look\""], hit.Tags);
        Assert.Equal(TestStores.Start.AddHours(1), hit.At);
    }

    [Fact]
    public async Task Counts_are_those_of_what_is_found()
    {
        await SaveSome();
        var index = await Port.Keys.BlindIndexes(default);
        await Files.Save(People.File("cand-4", People.Interview("i-4")) with { Retention = new() { Restricted = true } }, null, [], [], default);
        var all = await Files.Count(new(), default);
        Assert.Equal((3L, true), (all.Total, all.IsComplete));
        Assert.Equal([null, "2026-autumn", "2026-spring"], all.Batches.Select(one => one.Value));
        Assert.Equal([new PositionCount(null, null, 1), new("RM-01", "客户经理", 1), new("T-01", "柜员", 1)], all.Positions);
        Assert.Equal([new FacetCount("ai-interview", 2), new("offer", 1)], all.Stages);
        Assert.Equal([new FacetCount("90-100", 1), new("70-79", 1), new("unscored", 1)], all.ScoreBands);

        foreach (var query in (SearchQuery[])
        [
            new() { Batch = "2026-autumn" }, new() { MinScore = 70 }, new() { MinScore = 70.5 }, new() { MaxScore = 80 }, new() { Tags = ["star"] }, new() { DominantEmotion = "calm" }, new() { Stage = "offer", PositionCode = "RM-01" },
            new() { Sight = new() { Departments = ["HQ/Beijing"] } }, new() { Sight = new() { Positions = ["RM-01"] } }, new() { Sight = Sight.Nothing }, new() { CandidateIds = ["cand-2"] }, new() { CandidateIds = [] },
            new() { DepartmentSubtree = "HQ" }, new() { PayloadAuthenticated = false }, new() { From = TestStores.Start.AddMinutes(90) }, new() { NameTokens = index.NameQuery("小雨") }, new() { IncludeRestricted = true }, new() { Batch = "2026-autumn", MinScore = 33 },
        ])
        {
            var (counts, hits) = (await Files.Count(query, default), (await Files.Search(query, default)).Hits);
            Assert.Equal((hits.Count, true), (counts.Total, counts.IsComplete));
            Assert.Equal(hits.GroupBy(hit => hit.Batch).Select(batch => new FacetCount(batch.Key, batch.Count())).OrderBy(one => one.Value), counts.Batches.OrderBy(one => one.Value));
        }
    }

    [Fact]
    public async Task Counts_follow_every_change()
    {
        await SaveSome();
        var stored = (await Files.Find("cand-2", default))!;
        await Files.Save(stored.File with { Version = 2, Stage = "offer" }, stored.ETag, [], [], default);
        Assert.Equal([new FacetCount("offer", 2), new("ai-interview", 1)], (await Files.Count(new(), default)).Stages);
        stored = (await Files.Find("cand-2", default))!;
        await Files.Save(stored.File.Without(stored.File.Interviews[0].Interview.InterviewId) with { Version = 3 }, stored.ETag, [], [], default);
        Assert.Equal([new FacetCount("ai-interview", 1), new("offer", 1)], (await Files.Count(new(), default)).Stages);
    }

    [Fact]
    public async Task People_in_erasure_are_found_by_nobody()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")) with { Retention = new() { Tombstone = new("era-1", TestStores.Start, "test") } }, null, [], [], default);
        Assert.Empty((await Files.Search(new() { IncludeRestricted = true }, default)).Hits);
        Assert.Empty(await Files.Names(["cand-1"], default));
    }

    [Fact]
    public async Task Names_are_those_of_people_whose_key_is_there()
    {
        await SaveSome();
        await Port.Keys.Shred("cand-2", default);
        Assert.Equal(new Dictionary<string, string?> { ["cand-1"] = "林小雨", ["cand-3"] = null }, (await Files.Names(["cand-1", "cand-2", "cand-3", "cand-9", "cand-1"], default)).OrderBy(pair => pair.Key));
    }

    private async Task SaveSome()
    {
        await Files.Save(Filed("cand-1", People.Interview("i-1", score: 90.5, at: TestStores.Start.AddHours(1)) with
        {
            Emotions = [new() { Label = "nervous", Intensity = 0.5 }, new() { Label = "calm", Intensity = 0.4 }, new() { Label = "calm", Intensity = 0.3 }],
            Dimensions = [Dimension("logic", 85)],
        }, "客户经理/ai-interview/2026-11/90-100", "star", "second \"look\"") with { Stage = "offer" }, null, [], [], default);
        await Files.Save(Filed("cand-2", People.Interview("i-2", People.Ada, score: 70, at: TestStores.Start.AddHours(2)) with
        {
            Position = new() { Code = "T-01", Title = "柜员" }, Department = "HQ/Beijing/Retail", Batch = "2026-spring", Provenance = new() { PayloadAuthenticated = false },
            Emotions = [new() { Label = "nervous" }, new() { Label = "calm", Intensity = 0.9 }],
            Dimensions = [Dimension("logic", 75) with { Children = [Dimension("sub \"x\".y", 55)] }],
        }, "柜员/ai-interview", "star"), null, [], [], default);
        await Files.Save(Filed("cand-3", People.Interview("i-3", new() { ExternalIds = new Dictionary<string, string> { ["ats"] = "A-3" } }, score: null) with { Position = null, Department = null, Batch = null }, "unknown"), null, [], [], default);
    }

    private async Task<string> Find(SearchQuery query) => string.Concat((await Files.Search(query, default)).Hits.Select(hit => hit.CandidateId[^1]).Order());

    private static IEnumerable<SearchHit> Sorted(IReadOnlyList<SearchHit> hits, SearchOrder order) => order switch
    {
        SearchOrder.OldestFirst => hits.OrderBy(hit => hit.At).ThenBy(hit => hit.InterviewId, StringComparer.Ordinal),
        SearchOrder.BestFirst => hits.OrderByDescending(hit => hit.Score ?? -1).ThenByDescending(hit => hit.At).ThenByDescending(hit => hit.InterviewId, StringComparer.Ordinal),
        SearchOrder.WorstFirst => hits.OrderBy(hit => hit.Score ?? -1).ThenBy(hit => hit.At).ThenBy(hit => hit.InterviewId, StringComparer.Ordinal),
        SearchOrder.ByPosition => hits.OrderBy(hit => hit.PositionCode ?? "", StringComparer.Ordinal).ThenBy(hit => hit.At).ThenBy(hit => hit.InterviewId, StringComparer.Ordinal),
        _ => hits.OrderByDescending(hit => hit.At).ThenByDescending(hit => hit.InterviewId, StringComparer.Ordinal),
    };

    private static Dimension Dimension(string code, double scaled) => new() { Code = code, Label = code, Score = new() { Kind = ScoreKind.Numeric, Original = $"{scaled}", Scaled = scaled } };

    private static CandidateFile Filed(string candidateId, Interview interview, string folder, params IReadOnlyList<string> tags)
    {
        var file = People.File(candidateId, interview);
        return file with { Interviews = [file.Interviews[0] with { Folder = folder, Tags = tags }] };
    }
}
