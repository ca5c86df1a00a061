using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>The requests of persons on SQLite, in the file of the records, so that a change and its audit entry are one transaction.</summary>
public sealed class SqliteCases(SqliteDatabase database, KeyRing keys, TimeProvider clock) : ICases
{
    /// <summary>DDL of this store. <c>facts</c> is the case without its texts; they are <c>sealed</c>.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS cases (case_id TEXT PRIMARY KEY, candidate_id TEXT NOT NULL, state INTEGER NOT NULL, due_at INTEGER NOT NULL, version INTEGER NOT NULL, facts TEXT NOT NULL, sealed BLOB) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS cases_by_candidate ON cases (candidate_id);
        CREATE INDEX IF NOT EXISTS cases_by_due ON cases (due_at, case_id);
        """;

    private const string Field = "case";

    /// <inheritdoc/>
    public async Task<bool> Save(PersonCase changed, AuditEvent happened, CancellationToken ct)
    {
        // A key that was shredded must not come back: a case of an erased person takes no text any more.
        using var key = changed.Texts is null ? null : await keys.FindCandidate(changed.CandidateId, ct);
        if (changed.Texts is not null && key is null) return false;
        var sealedTexts = key?.Seal(JsonSerializer.SerializeToUtf8Bytes(changed.Texts, CanonicalJson.Options), changed.CaseId, Field);
        return await database.Write(db =>
        {
            if (!Write(db, changed, sealedTexts)) return false;
            SqliteAuditLog.Append(db, happened, clock.GetUtcNow());
            return true;
        }, ct);
    }

    /// <inheritdoc/>
    public async Task<PersonCase?> Find(string caseId, CancellationToken ct)
        => database.Read(db => db.Query("SELECT facts, sealed FROM cases WHERE case_id = $0", Map, caseId)) is [var row] ? await Open(row, ct) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonCase>> Of(string candidateId, CancellationToken ct)
    {
        var found = new List<PersonCase>();
        foreach (var row in database.Read(db => db.Query("SELECT facts, sealed FROM cases WHERE candidate_id = $0", Map, candidateId))) found.Add(await Open(row, ct));
        return [.. found.OrderBy(one => one.OpenedAt).ThenBy(one => one.CaseId, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task<CasePage> List(CaseQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        (long DueAt, string Id) after = query.Cursor is { } cursor && TimePage.Position(cursor) is var (due, id) ? (due.Stored(), id) : (long.MinValue, "");
        var found = database.Read(db => db.Query("""
            SELECT facts FROM cases
            WHERE (due_at, case_id) > ($0, $1) AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR candidate_id = $3) AND ($4 IS NULL OR due_at <= $4)
            ORDER BY due_at, case_id LIMIT $5
            """, Facts, after.DueAt, after.Id, (int?)query.State, query.CandidateId, query.DueBy?.Stored(), query.PageSize + 1));
        return Task.FromResult(CasePage.Of(found, query.PageSize));
    }

    /// <inheritdoc/>
    public Task Deidentify(string candidateId, string certificateId, CancellationToken ct) => database.Write(db =>
    {
        var all = db.Query("""
            SELECT facts FROM cases WHERE candidate_id = $0
                OR candidate_id IN (SELECT file.candidate_id FROM cases asked JOIN candidates file ON file.candidate_id = asked.candidate_id WHERE file.merged_into = $0)
            """, Facts, candidateId);
        foreach (var one in all) Write(db, one.Erased(certificateId), null);
    }, ct);

    private static bool Write(SqliteSession db, PersonCase changed, byte[]? sealedTexts)
    {
        var facts = JsonSerializer.Serialize(changed with { Texts = null }, CanonicalJson.Options);
        return db.Number(changed.Version == 1
            ? "INSERT INTO cases VALUES ($0, $1, $2, $3, $4, $5, $6) ON CONFLICT (case_id) DO NOTHING RETURNING version"
            : "UPDATE cases SET state = $2, due_at = $3, version = $4, facts = $5, sealed = $6 WHERE case_id = $0 AND candidate_id = $1 AND version = $4 - 1 RETURNING version",
            changed.CaseId, changed.CandidateId, (int)changed.State, changed.DueAt.Stored(), changed.Version, facts, sealedTexts) is not null;
    }

    /// <summary>Without the key (it was shredded, and the texts are about to be dropped) a case has no texts.</summary>
    private async Task<PersonCase> Open((PersonCase Facts, byte[]? Sealed) row, CancellationToken ct)
    {
        using var key = row.Sealed is null ? null : await keys.FindCandidate(row.Facts.CandidateId, ct);
        return key is null ? row.Facts : row.Facts with { Texts = JsonSerializer.Deserialize<CaseTexts>(key.Open(row.Sealed!, row.Facts.CaseId, Field), CanonicalJson.Options) };
    }

    private static (PersonCase Facts, byte[]? Sealed) Map(SqliteDataReader row) => (Facts(row), row.BytesOrNull(1));

    private static PersonCase Facts(SqliteDataReader row) => JsonSerializer.Deserialize<PersonCase>(row.GetString(0), CanonicalJson.Options)!;
}
