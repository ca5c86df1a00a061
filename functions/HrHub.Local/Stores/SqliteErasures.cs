using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Erasures on SQLite, in the file of the records.</summary>
public sealed class SqliteErasures(SqliteDatabase database, TimeProvider clock) : IErasures
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS erasures (erasure_id TEXT PRIMARY KEY, began_at INTEGER NOT NULL, step INTEGER NOT NULL, erasure TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS erasures_unfinished ON erasures (began_at) WHERE step < 6;
        CREATE TABLE IF NOT EXISTS erasure_notices (erasure_id TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL, outstanding INTEGER NOT NULL, notice TEXT NOT NULL,
            PRIMARY KEY (erasure_id, kind, name, subject)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS erasure_notices_by_subject ON erasure_notices (subject, name, kind);
        CREATE INDEX IF NOT EXISTS erasure_notices_outstanding ON erasure_notices (erasure_id) WHERE outstanding = 1;
        CREATE TABLE IF NOT EXISTS erasures_taken_up (erasure_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS erased_ids (id TEXT PRIMARY KEY, candidate_id TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task<Erasure?> Find(string erasureId, CancellationToken ct)
        => Task.FromResult(database.Read(db => Find(db, erasureId)));

    /// <inheritdoc/>
    public Task<Erasure> Begin(Erasure erasure, CancellationToken ct) => database.Write(db =>
    {
        db.Execute("INSERT INTO erasures VALUES ($0, $1, $2, $3) ON CONFLICT (erasure_id) DO NOTHING", erasure.ErasureId, erasure.BeganAt.Stored(), (int)erasure.Step, Json(erasure));
        return Find(db, erasure.ErasureId)!;
    }, ct);

    /// <inheritdoc/>
    public Task Withdraw(string erasureId, CancellationToken ct) => database.Write(db =>
    {
        if (db.Execute("DELETE FROM erasures WHERE erasure_id = $0 AND step = 0", erasureId) > 0) db.Execute("DELETE FROM erasures_taken_up WHERE erasure_id = $0", erasureId);
    }, ct);

    /// <inheritdoc/>
    public Task Advance(Erasure erasure, IReadOnlyList<AuditEvent> audit, CancellationToken ct) => database.Write(db => { Advance(db, erasure, audit); }, ct);

    /// <inheritdoc/>
    public Task AdvanceToGathered(Erasure erasure, IReadOnlyList<Notice> notices, CancellationToken ct) => database.Write(db =>
    {
        foreach (var id in erasure.Traces.CandidateIds.Concat(erasure.Traces.InterviewIds)) Mark(db, id, erasure.CandidateId);
        foreach (var notice in notices) Expect(db, erasure.ErasureId, notice);
        Advance(db, erasure, []);
    }, ct);

    /// <inheritdoc/>
    public Task Expect(string erasureId, string candidateId, string interviewId, Notice notice, CancellationToken ct) => database.Write(db =>
    {
        Mark(db, interviewId, candidateId);
        Expect(db, erasureId, notice);
    }, ct);

    /// <inheritdoc/>
    public Task<string?> ErasedOwner(string candidateOrInterviewId, CancellationToken ct)
        => Task.FromResult(database.Read(db => ErasedOwner(db, candidateOrInterviewId)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> Notices(string erasureId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Notice>>(database.Read(db
        => db.Query("SELECT notice FROM erasure_notices WHERE erasure_id = $0 ORDER BY kind, name, subject", row => Read<Notice>(row, 0), erasureId)));

    /// <inheritdoc/>
    public Task<(string ErasureId, Notice Notice)?> NoticeOf(NeighbourKind kind, string name, string subject, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First<(string, Notice)?>("SELECT erasure_id, notice FROM erasure_notices WHERE subject = $0 AND name = $1 AND kind = $2", row => (row.GetString(0), Read<Notice>(row, 1)), subject, name, (int)kind)));

    /// <inheritdoc/>
    public Task Answered(string erasureId, Notice notice, CancellationToken ct) => database.Write(db => db.Execute(
        "UPDATE erasure_notices SET outstanding = $4, notice = $5 WHERE erasure_id = $0 AND kind = $1 AND name = $2 AND subject = $3 AND outstanding = 1",
        erasureId, (int)notice.Kind, notice.Name, notice.Subject, notice.IsOutstanding(), JsonSerializer.Serialize(notice, CanonicalJson.Options)), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Erasure>> Unfinished(int max, CancellationToken ct) => Task.FromResult<IReadOnlyList<Erasure>>(database.Read(db => db.Query("""
        SELECT erasure FROM (
            SELECT erasure_id, began_at, 0 AS certified, erasure FROM erasures WHERE step < 6 UNION ALL
            SELECT erasure_id, began_at, 1, erasure FROM erasures WHERE step = 6 AND erasure_id IN (SELECT erasure_id FROM erasure_notices WHERE outstanding = 1)
        ) LEFT JOIN erasures_taken_up USING (erasure_id)
        ORDER BY certified, ifnull(at, 0), began_at, erasure_id LIMIT $0
        """, row => Read<Erasure>(row, 0), max)));

    /// <inheritdoc/>
    public Task TakenUp(string erasureId, DateTimeOffset at, CancellationToken ct) => database.Write(db => db.Execute(
        "INSERT INTO erasures_taken_up SELECT erasure_id, $1 FROM erasures WHERE erasure_id = $0 ON CONFLICT (erasure_id) DO UPDATE SET at = $1", erasureId, at.Stored()), ct);

    /// <summary>Within the caller's transaction.</summary>
    internal static string? ErasedOwner(SqliteSession db, string id) => db.First("SELECT candidate_id FROM erased_ids WHERE id = $0", row => row.GetString(0), id);

    private static void Mark(SqliteSession db, string id, string owner) => db.Execute("INSERT INTO erased_ids VALUES ($0, $1) ON CONFLICT (id) DO NOTHING", id, owner);

    private static void Expect(SqliteSession db, string erasureId, Notice notice) => db.Execute("INSERT INTO erasure_notices VALUES ($0, $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        erasureId, (int)notice.Kind, notice.Name, notice.Subject, notice.IsOutstanding(), JsonSerializer.Serialize(notice, CanonicalJson.Options));

    private void Advance(SqliteSession db, Erasure erasure, IReadOnlyList<AuditEvent> audit)
    {
        // Two runs at once both come here; the slower one neither goes back nor writes the trail again.
        var known = db.First<int?>("SELECT step FROM erasures WHERE erasure_id = $0", row => row.GetInt32(0), erasure.ErasureId);
        if (known is null || known > (int)erasure.Step) return;
        db.Execute("UPDATE erasures SET step = $1, erasure = $2 WHERE erasure_id = $0", erasure.ErasureId, (int)erasure.Step, Json(erasure));
        if (known == (int)erasure.Step) return;
        foreach (var happened in audit) SqliteAuditLog.Append(db, happened, clock.GetUtcNow());
    }

    private static Erasure? Find(SqliteSession db, string erasureId) => db.First("SELECT erasure FROM erasures WHERE erasure_id = $0", row => Read<Erasure>(row, 0), erasureId);

    private static string Json(Erasure erasure) => JsonSerializer.Serialize(erasure, CanonicalJson.Options);

    private static T Read<T>(SqliteDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column), CanonicalJson.Options)!;
}
