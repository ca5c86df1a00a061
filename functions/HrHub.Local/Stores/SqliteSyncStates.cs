using HrHub.Core.Erasures;
using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Sync state on SQLite. The rows are made by <see cref="SqliteCandidateFiles"/>, in the transaction that makes the version.</summary>
public sealed class SqliteSyncStates(SqliteDatabase database) : ISyncStates, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS sync_states (
            candidate_id TEXT NOT NULL, system TEXT NOT NULL, wanted_version INTEGER NOT NULL, wanted_at INTEGER NOT NULL,
            pushed_version INTEGER NOT NULL DEFAULT 0, pushed_at INTEGER, remote_id TEXT, parked INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (candidate_id, system)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_states_behind ON sync_states (system, wanted_at) WHERE pushed_version < wanted_version AND parked = 0;
        """;

    private const string Columns = "candidate_id, system, wanted_version, pushed_version, pushed_at, remote_id, parked";

    /// <inheritdoc/>
    public string Store => "sync-states";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.CandidateIds.Sum(id => (long)db.Execute("DELETE FROM sync_states WHERE candidate_id = $0", id)), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncState>> Of(string candidateId, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SyncState>>(database.Read(db => db.Query($"SELECT {Columns} FROM sync_states WHERE candidate_id = $0 ORDER BY system", Map, candidateId)));

    /// <inheritdoc/>
    public Task<SyncState?> Find(string candidateId, string system, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First($"SELECT {Columns} FROM sync_states WHERE candidate_id = $0 AND system = $1", Map, candidateId, system)));

    /// <inheritdoc/>
    public Task Confirm(string candidateId, string system, long version, string? remoteId, DateTimeOffset at, CancellationToken ct)
        => database.Write(db => db.Execute("""
            INSERT INTO sync_states (candidate_id, system, wanted_version, wanted_at, pushed_version, pushed_at, remote_id) VALUES ($0, $1, $2, $4, $2, $4, $3)
            ON CONFLICT (candidate_id, system) DO UPDATE SET pushed_version = $2, pushed_at = $4, remote_id = coalesce($3, remote_id), parked = 0 WHERE pushed_version < $2
            """, candidateId, system, version, remoteId, at.Stored()), ct);

    /// <inheritdoc/>
    public Task SetParked(string candidateId, string system, bool parked, CancellationToken ct)
        => database.Write(db => db.Execute("UPDATE sync_states SET parked = $2 WHERE candidate_id = $0 AND system = $1", candidateId, system, parked), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncState>> Behind(string system, DateTimeOffset before, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SyncState>>(database.Read(db => db.Query(
            $"SELECT {Columns} FROM sync_states WHERE system = $0 AND wanted_at < $1 AND pushed_version < wanted_version AND parked = 0 ORDER BY wanted_at LIMIT $2",
            Map, system, before.Stored(), max)));

    private static SyncState Map(SqliteDataReader row) => new()
    {
        CandidateId = row.GetString(0),
        System = row.GetString(1),
        WantedVersion = row.GetInt64(2),
        PushedVersion = row.GetInt64(3),
        PushedAt = row.TimeOrNull(4),
        RemoteId = row.TextOrNull(5),
        Parked = row.GetBoolean(6),
    };
}
