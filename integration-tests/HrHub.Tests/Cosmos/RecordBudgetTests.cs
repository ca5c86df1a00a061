using HrHub.Azure.Cosmos.Records;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Azure.Cosmos.Insights;
using HrHub.Azure.Cosmos.Records.Changes;
using HrHub.Azure.Cosmos.Records.Retention;
using HrHub.Azure.Cosmos.Records.Search;
using HrHub.Azure.Cosmos.Records.Sync;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Audit;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

/// <summary>Holds the rows of <c>RU-BUDGET.md</c> that are about the records.</summary>
public sealed class RecordBudgetTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestStores _local = new();
    private CosmosWorld _world = null!;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start(physicalPartitions: 1);

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task Every_operation_makes_the_requests_of_the_table_and_keeps_its_budget()
    {
        var marks = new ErasedMarks(_world.Database);
        var files = new CosmosCandidateFiles(_world.Database, marks, _local.Keys, ["ehr", "training"]);
        var index = new CosmosCandidateIndex(_world.Database);
        var audit = new CosmosAuditLog(_world.Database, TimeProvider.System);
        IReadOnlyList<(string, Func<Task>)> operations = [.. Saves(files), .. await Found(files), .. Index(index), .. Tokens(index), .. Syncs(), .. Dates(), .. Audit(audit), .. Searches(), .. Erasures(files, marks)];
        var wrong = await BudgetTable.Check(_world.Handler, operations, output, "files", "marks", "index", "tokens", "syncs", "dates", "changes", "distributions", "audit", "evidence", "searches");
        foreach (var document in new[] { "candidates", "index" }.SelectMany(container => _world.Handler.Databases.Find("hrhub", container)?.Documents(null) ?? []).DistinctBy(document => document.Id.Split(':')[0]))
            output.WriteLine($"{document.Id,-32} {document.Length,6} bytes");
        Assert.Empty(wrong);
    }

    private static IEnumerable<(string, Func<Task>)> Saves(CosmosCandidateFiles files) =>
    [
        ("files.save-new", () => files.Save(File(1), null, [new("canonical:id-1", new byte[4096])], [AuditBench.Event("cand-1", AuditAction.Filed)], default)),
        ("files.save-changed", () => files.Save(File(1) with { Version = 2 }, "1", [new("canonical:id-2", new byte[4096])], [AuditBench.Event("cand-1", AuditAction.Filed)], default)),
        ("files.find", () => files.Find("cand-1", default)),
        ("files.raw", () => files.RawDelivery("cand-1", "canonical:id-1", default)),
        ("files.drop-raw", () => files.DropRaw("cand-1", ["canonical:id-2"], default)),
    ];

    private async Task<IReadOnlyList<(string, Func<Task>)>> Found(CosmosCandidateFiles files)
    {
        for (var number = 2; number <= 11; number++) await files.Save(File(number), null, [], [], default);
        var name = (await _local.Keys.BlindIndexes(default)).NameQuery("小雨");
        return
        [
            ("files.merged-into", () => files.MergedInto("cand-1", default)),
            ("files.search-batch", () => files.Search(new() { Batch = "2026-autumn", PositionCode = "RM-01", MinScore = 60, PageSize = 10 }, default)),
            ("files.search-name", () => files.Search(new() { NameTokens = name, PageSize = 10 }, default)),
            ("files.search-best", () => files.Search(new() { MinScore = 60, Order = SearchOrder.BestFirst, PageSize = 10 }, default)),
            ("files.count", () => files.Count(new() { Batch = "2026-autumn" }, default)),
            ("files.names", () => files.Names([.. Enumerable.Range(2, 10).Select(number => $"cand-{number}")], default)),
            ("files.media-pending", () => files.MediaPending(TestStores.Start.AddDays(1), 10, default)),
        ];
    }

    private static IEnumerable<(string, Func<Task>)> Index(CosmosCandidateIndex index) =>
    [
        ("index.claim", () => index.Claim("email:a", "cand-1", default)),
        ("index.claim-held", () => index.Claim("email:a", "cand-2", default)),
        ("index.find", () => index.Find("email:a", default)),
        ("index.move", () => index.Move("interview:int-1", "cand-1", default)),
    ];

    private IEnumerable<(string, Func<Task>)> Tokens(CosmosCandidateIndex index)
    {
        var tokens = new CosmosCandidateTokens(_world.Database);
        return
        [
            ("tokens.list-under", () => tokens.ListUnder(1, 0, 10, default)),
            ("tokens.count-under", () => tokens.CountUnder(1, default)),
            ("tokens.add", () => tokens.Add("cand-1", "2", [new(2, "0123456789abcdef0123456789abcdef")], [("email:a", "email:2.a")], 2, default)),
            ("tokens.drop", () => tokens.Drop(1, default)),
            ("index.drop-identity", () => index.DropIdentity("cand-1", default)),
            ("index.forget", () => index.Forget(new() { CandidateIds = ["cand-1"] }, default)),
        ];
    }

    private IEnumerable<(string, Func<Task>)> Syncs()
    {
        var syncs = new CosmosSyncStates(_world.Database);
        return
        [
            ("syncs.find", () => syncs.Find("cand-1", "ehr", default)),
            ("syncs.of", () => syncs.Of("cand-1", default)),
            ("syncs.backlog", () => syncs.Backlog(default)),
            ("syncs.behind", () => syncs.Behind("ehr", TestStores.Start.AddDays(1), 10, default)),
            ("syncs.confirm", () => syncs.Confirm("cand-1", "ehr", 2, "E-1", TestStores.Start, default)),
            ("syncs.set-parked", () => syncs.SetParked("cand-1", "training", true, default)),
        ];
    }

    private IEnumerable<(string, Func<Task>)> Dates()
    {
        var dates = new CosmosRetentionIndex(_world.Database);
        return
        [
            ("dates.due", () => dates.Due(TestStores.Start.AddDays(9), null, 10, default)),
            ("dates.has-at-least", () => dates.HasAtLeast(10, default)),
            ("dates.stamped-otherwise", () => dates.StampedOtherwise("0123456789abcdef", null, 10, default)),
            ("dates.restamp", () => dates.Restamp("cand-1", "2", [], "0123456789abcdef", default)),
        ];
    }

    private IEnumerable<(string, Func<Task>)> Searches()
    {
        var searches = new CosmosSavedSearches(_world.Database);
        var search = SavedSearch.Of("hr-7", new() { Batch = "2026-autumn", MinScore = 80 }, SearchOrder.NewestFirst, TestStores.Start);
        return
        [
            ("searches.add", () => searches.Add(search, default)),
            ("searches.of", () => searches.Of("hr-7", default)),
            ("searches.find", () => searches.Find("hr-7", search.SearchId, default)),
            ("searches.replace", () => searches.Replace(search with { Sort = SearchOrder.BestFirst, Version = 2 }, default)),
            ("searches.delete", () => searches.Delete("hr-7", search.SearchId, default)),
        ];
    }

    private IEnumerable<(string, Func<Task>)> Audit(CosmosAuditLog audit)
    {
        var evidence = new CosmosAuditEvidence(_world.Database);
        return
        [
            ("changes.read", () => new CosmosChangeFeed(_world.Database, TimeProvider.System).Read(null, 10, default)),
            ("distributions.save", () => new CosmosScoreDistributions(_world.Database).Save(new() { Family = "sales", CountedAt = TestStores.Start, Counts = new Dictionary<string, IReadOnlyList<long>>() }, default)),
            ("distributions.find", () => new CosmosScoreDistributions(_world.Database).Find("sales", default)),
            ("distributions.scores", () => new CosmosScoreDistributions(_world.Database).Scores(default).ToListAsync().AsTask()),
            ("audit.append", () => audit.Append(AuditBench.Event("hub"), default)),
            ("audit.append-page", () => audit.Append(AuditBench.Event("hub") with { Shown = [.. Enumerable.Range(1, 50).Select(number => $"cand-{number}")] }, default)),
            ("audit.showing", () => audit.Showing("cand-1", default).ToListAsync().AsTask()),
            ("audit.chain", () => audit.Chain("cand-1", default).ToListAsync().AsTask()),
            ("audit.heads", () => audit.Heads(default).ToListAsync().AsTask()),
            ("audit.since", () => audit.Since(TestStores.Start.AddYears(-1), default).ToListAsync().AsTask()),
            ("evidence.count", () => evidence.Count(default)),
            ("evidence.entries", () => evidence.Entries(default).ToListAsync().AsTask()),
            ("evidence.heads-without-entries", () => evidence.HeadsWithoutEntries(default).ToListAsync().AsTask()),
            ("evidence.hash-at", () => evidence.HashAt("cand-1", 1, default)),
        ];
    }

    private static IEnumerable<(string, Func<Task>)> Erasures(CosmosCandidateFiles files, ErasedMarks marks) =>
    [
        ("marks.mark", () => marks.Mark("cand-1", ["cand-1"], [File(1).Interviews[0].Interview.InterviewId], default)),
        ("marks.owner", () => marks.Owner("cand-1", default)),
        ("files.forget", () => files.Forget(new Traces { CandidateIds = ["cand-1"], InboxIds = ["canonical:id-1"] }, default)),
    ];

    private static CandidateFile File(int number) => People.File($"cand-{number}", People.Interview($"i-{number}") with
    {
        Media = [new() { MediaId = $"med-{number}", Kind = MediaKind.Video }],
        Transcript = [.. Enumerable.Range(0, 20).Select(line => new TranscriptLine { Speaker = Speaker.Candidate, Text = "我带过五个人的团队，把存款做到了三千万。", Start = line })],
    }) with { Due = [new(DataClass.Video, TestStores.Start.AddDays(1), "rule-1")] };
}
