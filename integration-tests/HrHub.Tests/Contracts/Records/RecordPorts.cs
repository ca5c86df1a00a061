using HrHub.Azure.Cosmos.Records;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Azure.Cosmos.Records.Changes;
using HrHub.Azure.Cosmos.Records.Retention;
using HrHub.Azure.Cosmos.Records.Sync;
using HrHub.Core.Audit;
using HrHub.Core.Changes;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Sync;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Records;

/// <summary>The ports that share the partition of a candidate, on one of their implementations.</summary>
public sealed record RecordPorts
{
    public required ICandidateFiles Files { get; init; }
    public required ICandidateIndex Index { get; init; }
    public required ICandidateTokens Tokens { get; init; }
    public required ISyncStates Syncs { get; init; }
    public required IRetentionIndex Dates { get; init; }
    public required IChangeFeed Changes { get; init; }
    public required IAuditLog Audit { get; init; }
    public required IAuditEvidence Evidence { get; init; }
    public required KeyRing Keys { get; init; }
    public required FakeTimeProvider Clock { get; init; }

    /// <summary>Marks as erased: owner, candidates, interviews.</summary>
    public required Func<string, IReadOnlyList<string>, IReadOnlyList<string>, Task> Mark { get; init; }

    /// <summary>Removes from a chain what the hub never would: one entry, or with 0 the head.</summary>
    public required Func<string, long, Task> Remove { get; init; }

    public static Task<Opened<RecordPorts>> OnSqlite()
    {
        var stores = new TestStores("ehr", "training");
        var records = stores.Local.Records;
        var erasures = new SqliteErasures(records, stores.Clock);
        return Task.FromResult(new Opened<RecordPorts>(new()
        {
            Files = stores.Files,
            Index = stores.Index,
            Tokens = new SqliteCandidateTokens(records),
            Syncs = stores.SyncStates,
            Dates = new SqliteRetentionIndex(records),
            Changes = new SqliteChangeFeed(records),
            Audit = stores.Audit,
            Evidence = new SqliteAuditEvidence(records),
            Keys = stores.Keys,
            Clock = stores.Clock,
            Mark = (owner, candidates, interviews) => erasures.AdvanceToGathered(new()
            {
                ErasureId = $"era-{owner}", CandidateId = owner, Basis = "test", BeganAt = TestStores.Start, Traces = new() { CandidateIds = candidates, InterviewIds = interviews },
            }, [], default),
            Remove = (chain, sequence) => records.Write(db =>
            {
                db.Execute("DROP TRIGGER IF EXISTS audit_entries_stay");
                if (sequence > 0) db.Execute("DELETE FROM audit_entries WHERE chain_no = (SELECT no FROM audit_chains WHERE chain = $0) AND sequence = $1", chain, sequence);
                else db.Execute("DELETE FROM audit_chains WHERE chain = $0", chain);
            }, default),
        }, stores));
    }

    public static Task<Opened<RecordPorts>> OnCosmos() => OnCosmos(withFaults: false);

    public static Task<Opened<RecordPorts>> OnCosmosWithFaults() => OnCosmos(withFaults: true);

    private static async Task<Opened<RecordPorts>> OnCosmos(bool withFaults)
    {
        var (world, local) = (await CosmosWorld.Start(withFaults), new TestStores());
        var marks = new ErasedMarks(world.Database);
        return new(new()
        {
            Files = new CosmosCandidateFiles(world.Database, marks, local.Keys, ["ehr", "training"]),
            Index = new CosmosCandidateIndex(world.Database),
            Tokens = new CosmosCandidateTokens(world.Database),
            Syncs = new CosmosSyncStates(world.Database),
            Dates = new CosmosRetentionIndex(world.Database),
            Changes = new CosmosChangeFeed(world.Database, TimeProvider.System),
            Audit = new CosmosAuditLog(world.Database, local.Clock),
            Evidence = new CosmosAuditEvidence(world.Database),
            Keys = local.Keys,
            Clock = local.Clock,
            Mark = (owner, candidates, interviews) => marks.Mark(owner, candidates, interviews, default),
            Remove = (chain, sequence) => world.Database.Candidates.Delete(chain, sequence > 0 ? $"audit:{sequence:D12}" : "audit-head", null, default),
        }, world, local);
    }
}
