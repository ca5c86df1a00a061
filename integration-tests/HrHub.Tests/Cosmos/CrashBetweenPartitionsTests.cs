using HrHub.Azure.Cosmos.Compliance.Cases;
using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Runs;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Retention.Runs;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Microsoft.Azure.Cosmos;

namespace HrHub.Tests.Cosmos;

/// <summary>A process that dies after any of its writes: what the next one does leaves the same as if nothing had happened, and each step is on the trail once.</summary>
public sealed class CrashBetweenPartitionsTests : IAsyncLifetime
{
    private static readonly Erasure Shredded = new()
    {
        ErasureId = Ids.ErasureId("cand-1"), CandidateId = "cand-1", Basis = "PIPL-3Y", BeganAt = TestStores.Start, Step = ErasureStep.Shredded,
        Traces = new() { CandidateIds = ["cand-1", "cand-0"], InterviewIds = ["int-1", "int-2"] },
    };
    private readonly TestStores _stores = new();
    private CosmosWorld _world = null!;
    private DyingProcess _process = null!;

    public Task InitializeAsync() => Open();

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _stores.DisposeAsync();
    }

    [Fact]
    public Task A_step_of_an_erasure() => AtEveryWrite("cand-1", () => Erasures.Begin(Shredded with { Step = ErasureStep.Gathered }, default),
        () => Erasures.Advance(Shredded, [Happened("cand-1", AuditAction.KeyShredded)], default),
        async () => Assert.Equal(ErasureStep.Shredded, (await Erasures.Find(Shredded.ErasureId, default))!.Step));

    [Fact]
    public Task Gathering_with_its_marks() => AtEveryWrite(null, () => Erasures.Begin(Shredded with { Step = ErasureStep.Intended }, default),
        () => Erasures.AdvanceToGathered(Shredded with { Step = ErasureStep.Gathered }, [new() { Kind = NeighbourKind.System, Name = "ehr", Subject = "cand-0" }], default),
        async () =>
        {
            foreach (var id in new[] { "cand-1", "cand-0", "int-1", "int-2" }) Assert.Equal("cand-1", await Erasures.ErasedOwner(id, default));
            Assert.Single(await Erasures.Notices(Shredded.ErasureId, default));
        });

    [Fact]
    public Task A_report_of_a_run()
    {
        var run = new RetentionRun { RunId = "run-1", State = RunState.Done, AsOf = TestStores.Start, StartedAt = TestStores.Start, StartedBy = "retention", PolicyHash = "abc" };
        return AtEveryWrite(AuditEvent.HubChain, () => Runs.Save(run with { State = RunState.Running }, [], default),
            () => Runs.Save(run, [Happened(AuditEvent.HubChain, AuditAction.RunReported)], default),
            async () => Assert.Equal(RunState.Done, (await Runs.Find("run-1", default))!.State));
    }

    [Fact]
    public Task Policies_that_are_others() => AtEveryWrite(AuditEvent.HubChain, () => Runs.Save(new PolicyState { Stamped = "a" }, [], default),
        () => Runs.Save(new PolicyState { Stamped = "b" }, [Happened(AuditEvent.HubChain, AuditAction.PolicyChanged)], default),
        async () => Assert.Equal("b", (await Runs.Policies(default)).Stamped));

    [Fact]
    public Task A_new_case_whoever_reads_it_next_brings_it_to_the_trail() => AtEveryWrite("cand-1", () => Task.CompletedTask,
        async () =>
        {
            if (!await Cases.Save(Case, Happened("cand-1", AuditAction.CaseOpened), default)) Assert.NotNull(await Cases.Find(Case.CaseId, default));
        },
        async () => Assert.Single(await Cases.Of("cand-1", default)));

    [Fact]
    public Task A_changed_case_that_is_listed_next() => AtEveryWrite("cand-1", () => Cases.Save(Case, Happened("cand-1", AuditAction.CaseOpened), default),
        async () =>
        {
            if (!await Cases.Save(Case with { Version = 2 }, Happened("cand-1", AuditAction.CaseDecided), default)) await Cases.List(new(), default);
        },
        async () => Assert.Equal(2, (await Cases.Find(Case.CaseId, default))!.Version), entries: 2);

    private CosmosErasures Erasures => new(_world.Database, new ErasedMarks(_world.Database), Once);

    private CosmosRetentionRuns Runs => new(_world.Database, Once);

    private CosmosCases Cases => new(_world.Database, _stores.Keys, _stores.Files, Once);

    private AppendOnce Once => new(_world.Database, _stores.Clock);

    private static PersonCase Case => new() { CaseId = "case-1", Kind = CaseKind.Erase, CandidateId = "cand-1", OpenedAt = TestStores.Start, OpenedBy = "cand-1", OpenedAs = Role.Candidate, DueAt = TestStores.Start };

    private static AuditEvent Happened(string chain, string action) => new() { Chain = chain, Who = Caller.Hub("test"), Action = action, Record = "record-1" };

    private async Task AtEveryWrite(string? chain, Func<Task> before, Func<Task> step, Func<Task> holds, int entries = 1)
    {
        for (var writes = 0; ; writes++)
        {
            await before();
            _process.DieAfter(writes);
            var failure = await Record.ExceptionAsync(step);
            var died = _process.IsDead;
            Assert.True(died ? failure is CosmosException or InvalidOperationException : failure is null, $"{failure}");
            _process.Restart();
            if (died) await step();
            await holds();
            if (chain is not null) Assert.Equal(entries, await new CosmosAuditLog(_world.Database, _stores.Clock).Chain(chain, default).CountAsync());
            if (!died)
            {
                Assert.True(writes > 1, "Nothing lay between two writes.");
                return;
            }
            await _world.DisposeAsync();
            await Open();
        }
    }

    private async Task Open()
    {
        _process = null!;
        _world = await CosmosWorld.Start(between: network => _process = new(network));
    }
}
