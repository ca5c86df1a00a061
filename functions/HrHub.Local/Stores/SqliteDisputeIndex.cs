using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Disputes across people on SQLite.</summary>
public sealed class SqliteDisputeIndex(SqliteDatabase database) : IDisputeIndex, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS disputes (dispute_id TEXT PRIMARY KEY, candidate_id TEXT NOT NULL, interview_id TEXT NOT NULL, assignee TEXT NOT NULL, opened_by TEXT NOT NULL, state INTEGER NOT NULL, due_at INTEGER NOT NULL, work_at INTEGER, entry TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS disputes_by_due ON disputes (due_at, dispute_id);
        CREATE INDEX IF NOT EXISTS disputes_by_assignee ON disputes (assignee, due_at, dispute_id);
        CREATE INDEX IF NOT EXISTS disputes_by_opener ON disputes (opened_by, due_at, dispute_id);
        CREATE INDEX IF NOT EXISTS disputes_by_work ON disputes (work_at) WHERE work_at IS NOT NULL;
        CREATE INDEX IF NOT EXISTS disputes_by_candidate ON disputes (candidate_id);
        CREATE INDEX IF NOT EXISTS disputes_by_interview ON disputes (interview_id);
        """;

    /// <inheritdoc/>
    public string Store => "disputes";

    /// <inheritdoc/>
    public Task Put(DisputeEntry entry, CancellationToken ct) => database.Write(db =>
    {
        var known = Read(db, entry.DisputeId);
        if (known?.Version > entry.Version) return;
        Write(db, entry with { Told = known?.Told ?? [] });
    }, ct);

    /// <inheritdoc/>
    public Task Told(string disputeId, string notice, CancellationToken ct) => database.Write(db =>
    {
        if (Read(db, disputeId) is { } known && !known.Told.Contains(notice)) Write(db, known with { Told = [.. known.Told, notice] });
    }, ct);

    /// <inheritdoc/>
    public Task<DisputeEntry?> Find(string disputeId, CancellationToken ct) => Task.FromResult(database.Read(db => Read(db, disputeId)));

    /// <inheritdoc/>
    public Task<DisputePage> List(DisputeQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        (long DueAt, string Id) after = query.Cursor is { } cursor && TimePage.Position(cursor) is var (due, id) ? (due.Stored(), id) : (long.MinValue, "");
        var found = database.Read(db => db.Query("""
            SELECT entry FROM disputes
            WHERE (due_at, dispute_id) > ($0, $1) AND ($2 IS NULL OR assignee = $2) AND ($3 IS NULL OR opened_by = $3) AND ($4 IS NULL OR state = $4) AND ($5 IS NULL OR due_at <= $5) AND ($6 IS NULL OR work_at <= $6)
            ORDER BY due_at, dispute_id LIMIT $7
            """, Map, after.DueAt, after.Id, query.Assignee, query.OpenedBy, (int?)query.State, query.DueBy?.Stored(), query.WorkBy?.Stored(), query.PageSize + 1));
        return Task.FromResult(DisputePage.Of(found, query.PageSize));
    }

    /// <inheritdoc/>
    public Task Remove(string disputeId, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM disputes WHERE dispute_id = $0", disputeId), ct);

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct) => database.Write(db =>
    {
        var forgotten = 0L;
        foreach (var id in traces.CandidateIds) forgotten += db.Execute("DELETE FROM disputes WHERE candidate_id = $0", id);
        foreach (var id in traces.InterviewIds) forgotten += db.Execute("DELETE FROM disputes WHERE interview_id = $0", id);
        return forgotten;
    }, ct);

    private static DisputeEntry? Read(SqliteSession db, string disputeId) => db.First("SELECT entry FROM disputes WHERE dispute_id = $0", Map, disputeId);

    private static void Write(SqliteSession db, DisputeEntry entry) => db.Execute("INSERT OR REPLACE INTO disputes VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)",
        entry.DisputeId, entry.CandidateId, entry.InterviewId, entry.Assignee, entry.OpenedBy, (int)entry.State, entry.DueAt.Stored(), entry.WorkAt?.Stored(), JsonSerializer.Serialize(entry, CanonicalJson.Options));

    private static DisputeEntry Map(SqliteDataReader row) => JsonSerializer.Deserialize<DisputeEntry>(row.GetString(0), CanonicalJson.Options)!;
}
