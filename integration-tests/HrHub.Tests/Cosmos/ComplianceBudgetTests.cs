using HrHub.Azure.Cosmos.Compliance.Cases;
using HrHub.Azure.Cosmos.Compliance.Employees;
using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Azure.Cosmos.Compliance.Runs;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Parking;
using HrHub.Core.Retention.Runs;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

/// <summary>Holds the rows of <c>RU-BUDGET.md</c> on erasures, cases, runs and what is parked. Keys and files lie elsewhere, so that only the stores' own requests are counted.</summary>
public sealed class ComplianceBudgetTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestStores _stores = new();
    private CosmosWorld _world = null!;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start(physicalPartitions: 1);

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _stores.DisposeAsync();
    }

    [Fact]
    public async Task Erasures_and_certificates_keep_their_budget()
    {
        var erasures = new CosmosErasures(_world.Database, new ErasedMarks(_world.Database), Once());
        var certificates = new CosmosCertificates(_world.Database);
        var erasure = Erasure(0);
        var gathered = erasure with { Step = ErasureStep.Gathered, Traces = new() { CandidateIds = [erasure.CandidateId], InterviewIds = ["int-1"] } };
        var notice = new Notice { Kind = NeighbourKind.System, Name = "ehr", Subject = erasure.CandidateId, Version = 1 };
        foreach (var number in Enumerable.Range(1, 9)) await erasures.Begin(Erasure(number), default);
        foreach (var number in Enumerable.Range(1, 9)) await certificates.Add(Certificate($"era-{number}", 1), default);
        Assert.Empty(await BudgetTable.Check(_world.Handler,
        [
            ("erasures.begin", () => erasures.Begin(erasure, default)),
            ("erasures.find", () => erasures.Find(erasure.ErasureId, default)),
            ("erasures.gather", () => erasures.AdvanceToGathered(gathered, [notice], default)),
            ("erasures.advance", () => erasures.Advance(gathered with { Step = ErasureStep.Shredded }, [Happened(erasure.CandidateId)], default)),
            ("erasures.expect", () => erasures.Expect(erasure.ErasureId, erasure.CandidateId, "int-late", new() { Kind = NeighbourKind.Vendor, Name = "acme", Subject = "int-late", Key = "v-1" }, default)),
            ("erasures.erased-owner", () => erasures.ErasedOwner(erasure.CandidateId, default)),
            ("erasures.notices", () => erasures.Notices(erasure.ErasureId, default)),
            ("erasures.notice-of", () => erasures.NoticeOf(NeighbourKind.System, "ehr", erasure.CandidateId, default)),
            ("erasures.answered", () => erasures.Answered(erasure.ErasureId, notice with { ConfirmedAt = TestStores.Start }, default)),
            ("erasures.unfinished", () => erasures.Unfinished(10, default)),
            ("erasures.taken-up", () => erasures.TakenUp(Erasure(1).ErasureId, TestStores.Start, default)),
            ("erasures.withdraw", () => erasures.Withdraw(Erasure(1).ErasureId, default)),
            ("certificates.add", () => certificates.Add(Certificate("era-0", 1), default)),
            ("certificates.find", () => certificates.Find("era-0", default)),
            ("certificates.list", () => certificates.List(null, 10, default)),
        ], output, "erasures", "certificates"));
    }

    [Fact]
    public async Task Statistics_and_pairs_of_ids_keep_their_budget()
    {
        var facets = new CosmosDeidentifiedFacets(_world.Database, _stores.Keys);
        var employees = new CosmosEmployeeIds(_world.Database);
        var common = new Facets { Batch = "2026-autumn", PositionCode = "RM-01", Department = "HQ/Shanghai/Retail", Vendor = "ribbon", Period = "2026-11", Band = "80-89" };
        foreach (var number in Enumerable.Range(1, 9)) await facets.Wait([Waiting(number)], default);
        Assert.Empty(await BudgetTable.Check(_world.Handler,
        [
            ("facets.wait", () => facets.Wait([Waiting(10)], default)),
            ("facets.waiting", () => facets.Waiting(default)),
            ("facets.settle", () => facets.Settle([.. Enumerable.Range(1, 5).Select(number => (Waiting(number).Id, common))], default)),
            ("facets.count", () => facets.Count(common, default)),
            ("employees.store", () => employees.Store("ehr", "E0042", "r-1", default)),
            ("employees.find", () => employees.Find("ehr", "E0042", default)),
            ("employees.drop", () => employees.Drop("E0042", default)),
        ], output, "facets", "employees"));

        WaitingFacets Waiting(int number) => new($"w-{number}", new(2026, 11, 25), common);
    }

    [Fact]
    public async Task Cases_keep_their_budget()
    {
        var cases = new CosmosCases(_world.Database, _stores.Keys, _stores.Files, Once());
        foreach (var number in Enumerable.Range(1, 10)) await cases.Save(Case(number), Happened("cand-1"), default);
        Assert.Empty(await BudgetTable.Check(_world.Handler,
        [
            ("cases.open", () => cases.Save(Case(11) with { CandidateId = "cand-2" }, Happened("cand-2"), default)),
            ("cases.change", () => cases.Save(Case(11) with { CandidateId = "cand-2", Version = 2 }, Happened("cand-2"), default)),
            ("cases.find", () => cases.Find("case-11", default)),
            ("cases.of", () => cases.Of("cand-1", default)),
            ("cases.list", () => cases.List(new() { PageSize = 10, State = CaseState.Open }, default)),
            ("cases.deidentify", () => cases.Deidentify("cand-2", "era-2", default)),
        ], output, "cases"));
    }

    [Fact]
    public async Task Runs_and_parked_items_keep_their_budget()
    {
        var runs = new CosmosRetentionRuns(_world.Database, Once());
        var parked = new CosmosParkedItems(_world.Database);
        foreach (var number in Enumerable.Range(1, 10)) await runs.Save(Run(number), [], default);
        foreach (var number in Enumerable.Range(1, 10)) await parked.Park(Item(number), default);
        Assert.Empty(await BudgetTable.Check(_world.Handler,
        [
            ("runs.save", () => runs.Save(Run(10), [], default)),
            ("runs.report", () => runs.Save(Run(10), [Happened(AuditEvent.HubChain)], default)),
            ("runs.find", () => runs.Find("run-10", default)),
            ("runs.newest", () => runs.Newest(RunState.Done, default)),
            ("runs.list", () => runs.List(10, default)),
            ("runs.policies", () => runs.Policies(default)),
            ("runs.save-policies", () => runs.Save(new PolicyState { Stamped = "a" }, [], default)),
            ("parked.park", () => parked.Park(Item(11), default)),
            ("parked.find", () => parked.Find(Item(11).Id, default)),
            ("parked.list", () => parked.List(new(Neighbour: "acme"), default).ToListAsync().AsTask()),
            ("parked.count", () => parked.Count(default)),
            ("parked.page", () => parked.Page(new(Neighbour: "acme"), null, 10, default)),
            ("parked.reasons", () => parked.Reasons(default)),
            ("parked.order", () => parked.Order(Item(11).Id, Item(11).ParkedAt, new(ParkedOrderKind.Replay, "operator-1", Item(11).ParkedAt), default)),
            ("parked.remove", () => parked.Remove(Item(11).Id, default)),
            ("parked.forget", () => parked.Forget(new() { CandidateIds = ["cand-1"], InboxIds = ["acme:id-1"] }, default)),
        ], output, "runs", "parked"));
    }

    private AppendOnce Once() => new(_world.Database, _stores.Clock);

    private static AuditEvent Happened(string chain) => new() { Chain = chain, Who = Caller.Hub("test"), Action = AuditAction.Erased, Record = "record-1" };

    private static Erasure Erasure(int number) => new() { ErasureId = Ids.ErasureId($"cand-e{number}"), CandidateId = $"cand-e{number}", Basis = "PIPL-3Y", BeganAt = TestStores.Start };

    private static ErasureCertificate Certificate(string erasureId, int revision) => new()
    {
        ErasureId = erasureId, Revision = revision, CandidateId = "cand-1", Basis = "PIPL-3Y", BeganAt = TestStores.Start, EndedAt = TestStores.Start, SignedAt = TestStores.Start,
        Counts = new SortedDictionary<string, long> { ["inbox"] = 2 }, ShreddedKeys = ["cand-1"], Neighbours = [], SignedBy = "root/1", Signature = new byte[384],
    };

    private static PersonCase Case(int number)
        => new() { CaseId = $"case-{number}", Kind = CaseKind.Erase, CandidateId = "cand-1", OpenedAt = TestStores.Start, OpenedBy = "cand-1", OpenedAs = Role.Candidate, DueAt = TestStores.Start.AddDays(number) };

    private static RetentionRun Run(int number)
        => new() { RunId = $"run-{number}", State = RunState.Done, AsOf = TestStores.Start, StartedAt = TestStores.Start.AddHours(number), StartedBy = "retention", PolicyHash = "abc" };

    private static ParkedItem Item(int number) => new()
    {
        Id = ParkedItem.IdOf(ParkedStage.Normalize, $"acme:id-{number}"), Stage = ParkedStage.Normalize, Neighbour = "acme", Subject = $"acme:id-{number}",
        Reason = new("unknown-label", "A label that the profile does not know."), ParkedAt = TestStores.Start.AddMinutes(number), Attempts = 1,
    };
}
