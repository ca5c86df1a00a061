using HrHub.Core.Erasures;
using HrHub.Core.Idempotency;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Requests that named themselves, on SQLite.</summary>
public sealed class SqliteIdempotencyRecords(SqliteDatabase database) : IIdempotencyRecords, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS idempotency (id TEXT PRIMARY KEY, body TEXT NOT NULL, started_at INTEGER NOT NULL, candidate_id TEXT, answer BLOB) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS idempotency_by_candidate ON idempotency (candidate_id) WHERE candidate_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS idempotency_by_time ON idempotency (started_at);
        """;

    /// <inheritdoc/>
    public string Store => "idempotency";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.CandidateIds.Sum(id => (long)db.Execute("DELETE FROM idempotency WHERE candidate_id = $0", id)), ct);

    /// <inheritdoc/>
    public Task<IdempotencyRecord?> Begin(IdempotencyRecord fresh, Func<IdempotencyRecord, bool> mayBeReplaced, CancellationToken ct) => database.Write(db =>
    {
        var known = db.First("SELECT id, body, started_at, candidate_id, answer FROM idempotency WHERE id = $0", Record, fresh.Id);
        if (known is not null && !mayBeReplaced(known)) return known;
        db.Execute("INSERT OR REPLACE INTO idempotency VALUES ($0, $1, $2, NULL, NULL)", fresh.Id, fresh.Body, fresh.StartedAt.Stored());
        return null;
    }, ct);

    /// <inheritdoc/>
    public Task Finish(IdempotencyRecord answered, CancellationToken ct) => database.Write(db => db.Execute(
        "UPDATE idempotency SET body = $2, candidate_id = $3, answer = $4 WHERE id = $0 AND started_at = $1", answered.Id, answered.StartedAt.Stored(), answered.Body, answered.CandidateId, answered.SealedAnswer), ct);

    /// <inheritdoc/>
    public Task Withdraw(IdempotencyRecord begun, CancellationToken ct)
        => database.Write(db => db.Execute("DELETE FROM idempotency WHERE id = $0 AND started_at = $1", begun.Id, begun.StartedAt.Stored()), ct);

    /// <inheritdoc/>
    public Task Trim(DateTimeOffset before, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM idempotency WHERE started_at < $0", before.Stored()), ct);

    private static IdempotencyRecord Record(SqliteDataReader row) => new()
    {
        Id = row.GetString(0), Body = row.GetString(1), StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        CandidateId = row.IsDBNull(3) ? null : row.GetString(3), SealedAnswer = row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
    };
}
