using HrHub.Core.Erasures;
using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Sync state on SQLite. The rows are made by <see cref="SqliteCandidateFiles"/>, in the transaction that makes the version, and go with the file: what is confirmed later is not kept.</summary>
public sealed class SqliteSyncStates(SqliteDatabase database) : ISyncStates, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS sync_states (
            candidate_no INTEGER NOT NULL, system TEXT NOT NULL, wanted_version INTEGER NOT NULL, wanted_at INTEGER NOT NULL,
            pushed_version INTEGER NOT NULL DEFAULT 0, pushed_at INTEGER, remote_id TEXT, parked INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (candidate_no, system)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_states_behind ON sync_states (system, wanted_at) WHERE pushed_version < wanted_version AND parked = 0;
        """;

    private const string States = "SELECT candidate_id, system, wanted_version, pushed_version, pushed_at, remote_id, parked, wanted_at FROM sync_states JOIN candidates ON no = candidate_no";
    private const string OfCandidate = $"candidate_no = (SELECT no FROM candidates WHERE {SqliteCandidateNumbers.IsCandidate})";

    /// <inheritdoc/>
    public string Store => "sync-states";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.CandidateIds.Sum(id => (long)db.Execute($"DELETE FROM sync_states WHERE {OfCandidate}", id, IdHash.Of(id))), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncState>> Of(string candidateId, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SyncState>>(database.Read(db => db.Query($"{States} WHERE {SqliteCandidateNumbers.IsCandidate} ORDER BY system", Map, candidateId, IdHash.Of(candidateId))));

    /// <inheritdoc/>
    public Task<SyncState?> Find(string candidateId, string system, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First($"{States} WHERE {SqliteCandidateNumbers.IsCandidate} AND system = $2", Map, candidateId, IdHash.Of(candidateId), system)));

    /// <inheritdoc/>
    public Task Confirm(string candidateId, string system, long version, string? remoteId, DateTimeOffset at, CancellationToken ct)
        => database.Write(db => db.Execute($"""
            INSERT INTO sync_states (candidate_no, system, wanted_version, wanted_at, pushed_version, pushed_at, remote_id)
            SELECT no, $2, $3, $5, $3, $5, $4 FROM candidates WHERE {SqliteCandidateNumbers.IsCandidate}
            ON CONFLICT (candidate_no, system) DO UPDATE SET pushed_version = $3, pushed_at = $5, remote_id = coalesce($4, remote_id), parked = 0 WHERE pushed_version < $3
            """, candidateId, IdHash.Of(candidateId), system, version, remoteId, at.Stored()), ct);

    /// <inheritdoc/>
    public Task SetParked(string candidateId, string system, bool parked, CancellationToken ct)
        => database.Write(db => db.Execute($"UPDATE sync_states SET parked = $3 WHERE {OfCandidate} AND system = $2", candidateId, IdHash.Of(candidateId), system, parked), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncState>> Behind(string system, DateTimeOffset before, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SyncState>>(database.Read(db => db.Query(
            $"{States} WHERE system = $0 AND wanted_at < $1 AND pushed_version < wanted_version AND parked = 0 ORDER BY wanted_at LIMIT $2",
            Map, system, before.Stored(), max)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncBacklog>> Backlog(CancellationToken ct) => Task.FromResult<IReadOnlyList<SyncBacklog>>(database.Read(db => db.Query(
        "SELECT system, count(*), min(wanted_at) FROM sync_states WHERE pushed_version < wanted_version AND parked = 0 GROUP BY system ORDER BY system",
        row => new SyncBacklog(row.GetString(0), row.GetInt64(1), row.Time(2)))));

    private static SyncState Map(SqliteDataReader row) => new()
    {
        CandidateId = row.GetString(0),
        System = row.GetString(1),
        WantedVersion = row.GetInt64(2),
        PushedVersion = row.GetInt64(3),
        PushedAt = row.TimeOrNull(4),
        RemoteId = row.TextOrNull(5),
        Parked = row.GetBoolean(6),
        WantedAt = row.Time(7),
    };
}
