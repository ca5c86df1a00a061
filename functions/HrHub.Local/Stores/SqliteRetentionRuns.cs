using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Retention.Runs;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Reports of retention runs on SQLite, in the file of the audit trail, so that a report and its entry are one transaction.</summary>
public sealed class SqliteRetentionRuns(SqliteDatabase database, TimeProvider clock) : IRetentionRuns
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS retention_runs (run_id TEXT PRIMARY KEY, state INTEGER NOT NULL, started_at INTEGER NOT NULL, run TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS retention_runs_by_state ON retention_runs (state, started_at);
        CREATE INDEX IF NOT EXISTS retention_runs_by_time ON retention_runs (started_at);
        CREATE TABLE IF NOT EXISTS retention_policies (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL);
        """;

    /// <inheritdoc/>
    public Task Save(RetentionRun run, IReadOnlyList<AuditEvent> audit, CancellationToken ct) => Write(db => db.Execute(
        "INSERT OR REPLACE INTO retention_runs VALUES ($0, $1, $2, $3)", run.RunId, (int)run.State, run.StartedAt.Stored(), JsonSerializer.Serialize(run, CanonicalJson.Options)), audit, ct);

    /// <inheritdoc/>
    public Task<RetentionRun?> Find(string runId, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT run FROM retention_runs WHERE run_id = $0", Map, runId)));

    /// <inheritdoc/>
    public Task<RetentionRun?> Newest(RunState state, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT run FROM retention_runs WHERE state = $0 ORDER BY started_at DESC LIMIT 1", Map, (int)state)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetentionRun>> List(int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<RetentionRun>>(database.Read(db => db.Query("SELECT run FROM retention_runs ORDER BY started_at DESC LIMIT $0", Map, max)));

    /// <inheritdoc/>
    public Task<PolicyState> Policies(CancellationToken ct) => Task.FromResult(database.Read(db => db.First("SELECT state FROM retention_policies",
        row => JsonSerializer.Deserialize<PolicyState>(row.GetString(0), CanonicalJson.Options)!)) ?? new PolicyState());

    /// <inheritdoc/>
    public Task Save(PolicyState state, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
        => Write(db => db.Execute("INSERT OR REPLACE INTO retention_policies VALUES (1, $0)", JsonSerializer.Serialize(state, CanonicalJson.Options)), audit, ct);

    private Task Write(Action<SqliteSession> change, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.Write(db =>
        {
            change(db);
            foreach (var happened in audit) SqliteAuditLog.Append(db, happened, now);
        }, ct);
    }

    private static RetentionRun Map(SqliteDataReader row) => JsonSerializer.Deserialize<RetentionRun>(row.GetString(0), CanonicalJson.Options)!;
}
