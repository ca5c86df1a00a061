using System.Globalization;
using System.Text.Json;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Retention.Runs;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Runs;

/// <summary>
/// Reports of retention runs on Cosmos DB, a few per day, in one partition. The trail lies in another one: its entries are written before the report, under ids that follow from them and from
/// how often the report was saved, so that a run that dies in between and saves again finds them there.
/// </summary>
public sealed class CosmosRetentionRuns(CosmosDatabase database, AppendOnce trail) : IRetentionRuns
{
    internal const string Partition = "retention-runs";
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task Save(RetentionRun run, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        var changes = ((await Read(run.RunId, ct))?.Changes ?? 0) + 1;
        await Append(run.RunId, changes, audit, ct);
        await _work.Put(RunDocument.Of(run, changes), ct);
    }

    /// <inheritdoc/>
    public async Task<RetentionRun?> Find(string runId, CancellationToken ct) => (await Read(runId, ct))?.Run;

    /// <inheritdoc/>
    public async Task<RetentionRun?> Newest(RunState state, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT TOP 1 * FROM c WHERE c.facets.runState = @state ORDER BY c.facets.startedAt DESC").WithParameter("@state", state.ToString());
        return (await _work.QueryAll<RunDocument>(query, Partition, 1, ct)).SingleOrDefault()?.Run;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetentionRun>> List(int max, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE IS_DEFINED(c.facets.startedAt) ORDER BY c.facets.startedAt DESC");
        return [.. (await _work.QueryAll<RunDocument>(query, Partition, max, ct)).Select(document => document.Run)];
    }

    /// <inheritdoc/>
    public async Task<PolicyState> Policies(CancellationToken ct) => (await ReadPolicies(ct))?.State ?? new();

    /// <inheritdoc/>
    public async Task Save(PolicyState state, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        var changes = ((await ReadPolicies(ct))?.Changes ?? 0) + 1;
        await Append(PolicyDocument.DocumentId, changes, audit, ct);
        await _work.Put(new PolicyDocument { Id = PolicyDocument.DocumentId, Pk = Partition, State = state, Changes = changes }, ct);
    }

    private async Task Append(string id, long changes, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        foreach (var happened in audit)
            await trail.Handle(happened, string.Create(CultureInfo.InvariantCulture, $"{id}.{changes}.{HashedId.Of(JsonSerializer.Serialize(happened, CanonicalJson.Options))}"), ct);
    }

    private Task<RunDocument?> Read(string runId, CancellationToken ct) => _work.Find<RunDocument>(Partition, runId, ct);

    private Task<PolicyDocument?> ReadPolicies(CancellationToken ct) => _work.Find<PolicyDocument>(Partition, PolicyDocument.DocumentId, ct);
}
