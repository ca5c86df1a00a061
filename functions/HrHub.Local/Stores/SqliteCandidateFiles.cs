using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Candidate files on SQLite: facets are columns, everything else is sealed under the candidate's key; one transaction per change.</summary>
/// <param name="database">The records file.</param>
/// <param name="keys">Where candidate keys come from.</param>
/// <param name="systems">The downstream systems that must hear of every change.</param>
public sealed class SqliteCandidateFiles(SqliteDatabase database, KeyRing keys, IReadOnlyList<string> systems) : ICandidateFiles, IForgetting
{
    /// <summary>
    /// DDL of this store. Rows refer to a candidate by a number that grows: ids are hashes, and an index that begins with a hash touches another page of the disk for
    /// every row, the more of them the larger the store is.
    /// </summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS candidates (
            no INTEGER PRIMARY KEY, candidate_id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
            stage TEXT NOT NULL, matched INTEGER NOT NULL, merged_into TEXT, index_version INTEGER NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS candidates_by_index_version ON candidates (index_version);
        CREATE INDEX IF NOT EXISTS candidates_merged ON candidates (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE IF NOT EXISTS interviews (
            candidate_no INTEGER NOT NULL, interview_id TEXT NOT NULL, vendor TEXT NOT NULL, position_code TEXT, position_title TEXT, position_family TEXT,
            department TEXT, batch TEXT, status TEXT NOT NULL, result TEXT, score REAL, at INTEGER NOT NULL, folder TEXT NOT NULL, authenticated INTEGER NOT NULL, sealed BLOB NOT NULL,
            UNIQUE (candidate_no, interview_id));
        CREATE INDEX IF NOT EXISTS interviews_by_time ON interviews (at, interview_id);
        CREATE INDEX IF NOT EXISTS interviews_by_score ON interviews (batch, position_code, score, at);
        CREATE INDEX IF NOT EXISTS interviews_by_batch ON interviews (batch, position_code, at, interview_id, score);
        CREATE TABLE IF NOT EXISTS name_tokens (token BLOB NOT NULL, candidate_no INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (token, candidate_no)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS name_tokens_by_candidate ON name_tokens (candidate_no);
        CREATE TABLE IF NOT EXISTS raw_deliveries (inbox_id TEXT NOT NULL UNIQUE, candidate_no INTEGER NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS raw_deliveries_by_candidate ON raw_deliveries (candidate_no);
        CREATE TABLE IF NOT EXISTS media_pending (media_id TEXT PRIMARY KEY, candidate_no INTEGER NOT NULL, interview_id TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS media_pending_by_time ON media_pending (changed_at);
        CREATE INDEX IF NOT EXISTS media_pending_by_candidate ON media_pending (candidate_no);
        CREATE TABLE IF NOT EXISTS retention_due (candidate_no INTEGER NOT NULL, class INTEGER NOT NULL, due_at INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (candidate_no, class)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS restricted_candidates (candidate_no INTEGER PRIMARY KEY);
        CREATE INDEX IF NOT EXISTS retention_due_by_time ON retention_due (due_at, candidate_no);
        """;

    private const string CandidateField = "candidate", InterviewField = "interview", RawField = "raw";

    /// <inheritdoc/>
    public async Task<Stored?> Find(string candidateId, CancellationToken ct)
    {
        var found = database.Read(db => db.First("SELECT version, created_at, changed_at, stage, merged_into, sealed, no FROM candidates WHERE candidate_id = $0", row => new
        {
            Version = row.GetInt64(0),
            CreatedAt = row.Time(1),
            ChangedAt = row.Time(2),
            Stage = row.GetString(3),
            MergedInto = row.TextOrNull(4),
            Sealed = row.GetFieldValue<byte[]>(5),
            Interviews = db.Query("SELECT interview_id, sealed FROM interviews WHERE candidate_no = $0 ORDER BY interview_id", inner => (Id: inner.GetString(0), Sealed: inner.GetFieldValue<byte[]>(1)), row.GetInt64(6)),
            Due = db.Query("SELECT class, due_at, rule FROM retention_due WHERE candidate_no = $0 ORDER BY class", inner => new DueDate((DataClass)inner.GetInt32(0), inner.Time(1), inner.GetString(2)), row.GetInt64(6)),
        }, candidateId));
        if (found is null) return null;

        using var key = await keys.FindCandidate(candidateId, ct);
        // Shredded, and about to be deleted.
        if (key is null && database.Read(db => SqliteErasures.ErasedOwner(db, candidateId)) is not null) return null;
        if (key is null) throw new CryptographicException("The candidate's key is gone.");
        var person = Open<Person>(key, found.Sealed, candidateId, CandidateField);
        return new(new CandidateFile
        {
            CandidateId = candidateId,
            Version = found.Version,
            CreatedAt = found.CreatedAt,
            ChangedAt = found.ChangedAt,
            Stage = found.Stage,
            MergedInto = found.MergedInto,
            Identity = person.Identity,
            EmployeeNumber = person.EmployeeNumber,
            Retention = person.Retention,
            Corrections = person.Corrections ?? [],
            Due = found.Due,
            Interviews = [.. found.Interviews.Select(interview => Open<InterviewFile>(key, interview.Sealed, interview.Id, InterviewField))],
        }, found.Version.ToString());
    }

    /// <inheritdoc/>
    public async Task<bool> Save(CandidateFile file, string? expected, IReadOnlyList<RawDelivery> raw, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        // A file that is there has its key: making one anew would bring an erased person's key id back.
        using var key = expected is null ? await NewKey(file, ct) : await keys.FindCandidate(file.CandidateId, ct);
        if (key is null) return false;
        var indexes = await keys.BlindIndexes(ct);
        var person = Seal(key, new Person(file.Identity, file.EmployeeNumber, file.Retention, file.Corrections), file.CandidateId, CandidateField);
        var interviews = file.Interviews.Select(interview => (File: interview, Sealed: Seal(key, interview, interview.Interview.InterviewId, InterviewField))).ToList();
        var tokens = file.Identity.Name is { } name ? indexes.NameTokens(name) : [];
        var bodies = raw.Select(delivery => (delivery.InboxId, Sealed: key.Seal(delivery.Body.Span, delivery.InboxId, RawField))).ToList();

        return await database.Write(db =>
        {
            RefuseErased(db, file);
            if (SaveCandidate(db, file, expected, indexes.Settled, person) is not { } no) return false;
            if (expected is not null)
            {
                db.Execute("DELETE FROM interviews WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM name_tokens WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM media_pending WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM retention_due WHERE candidate_no = $0", no);
            }
            db.Execute(file.Retention.Restricted ? "INSERT OR IGNORE INTO restricted_candidates VALUES ($0)" : "DELETE FROM restricted_candidates WHERE candidate_no = $0", no);
            foreach (var (interview, sealedInterview) in interviews) SaveInterview(db, file, no, interview, sealedInterview);
            SqliteCandidateTokens.Insert(db, no, tokens);
            foreach (var (inboxId, sealedBody) in bodies)
                db.Execute("INSERT INTO raw_deliveries VALUES ($0, $1, $2) ON CONFLICT (inbox_id) DO UPDATE SET candidate_no = $1, sealed = $2 WHERE candidate_no <> $1", inboxId, no, sealedBody);
            foreach (var due in file.Due) db.Execute("INSERT INTO retention_due VALUES ($0, $1, $2, $3)", no, (int)due.Class, due.At.Stored(), due.Rule);
            WantPushes(db, file);
            foreach (var happened in audit) SqliteAuditLog.Append(db, happened, file.ChangedAt);
            return true;
        }, ct);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> RawDelivery(string candidateId, string inboxId, CancellationToken ct)
    {
        var found = database.Read(db => db.First("SELECT sealed FROM raw_deliveries WHERE inbox_id = $0 AND candidate_no = (SELECT no FROM candidates WHERE candidate_id = $1)", row => row.GetFieldValue<byte[]>(0), inboxId, candidateId));
        if (found is null) return null;
        using var key = await keys.FindCandidate(candidateId, ct) ?? throw new CryptographicException("The candidate's key is gone.");
        return key.Open(found, inboxId, RawField);
    }

    /// <inheritdoc/>
    public Task DropRaw(string candidateId, IReadOnlyCollection<string> inboxIds, CancellationToken ct) => database.Write(db =>
    {
        foreach (var id in inboxIds) db.Execute("DELETE FROM raw_deliveries WHERE inbox_id = $0 AND candidate_no = (SELECT no FROM candidates WHERE candidate_id = $1)", id, candidateId);
    }, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MergedInto(string candidateId, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(database.Read(db
        => db.Query("SELECT candidate_id FROM candidates WHERE merged_into = $0 ORDER BY candidate_id", row => row.GetString(0), candidateId)));

    /// <inheritdoc/>
    public string Store => "records";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct) => database.Write(db =>
    {
        var rows = traces.InboxIds.Sum(id => (long)db.Execute("DELETE FROM raw_deliveries WHERE inbox_id = $0", id));
        foreach (var id in traces.CandidateIds)
        {
            if (db.First<long?>("SELECT no FROM candidates WHERE candidate_id = $0", row => row.GetInt64(0), id) is not { } no) continue;
            foreach (var table in (ReadOnlySpan<string>)["interviews", "name_tokens", "raw_deliveries", "media_pending", "retention_due", "restricted_candidates"]) rows += db.Execute($"DELETE FROM {table} WHERE candidate_no = $0", no);
            rows += db.Execute("DELETE FROM candidates WHERE no = $0", no);
        }
        return rows;
    }, ct);

    /// <inheritdoc/>
    public Task<SearchPage> Search(SearchQuery query, CancellationToken ct) => Task.FromResult(database.Read(db => InterviewSearch.Run(db, query)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<PendingMedia>> MediaPending(DateTimeOffset before, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<PendingMedia>>(database.Read(db => db.Query(
            "SELECT candidate_id, interview_id, media_id FROM media_pending p JOIN candidates ON no = candidate_no WHERE p.changed_at < $0 ORDER BY p.changed_at LIMIT $1",
            row => new PendingMedia(row.GetString(0), row.GetString(1), row.GetString(2)), before.Stored(), max)));

    private Task<SealingKey> NewKey(CandidateFile file, CancellationToken ct)
    {
        database.Read(db => { RefuseErased(db, file); return true; });
        return keys.Candidate(file.CandidateId, ct);
    }

    /// <summary>An erased interview is late. A new one of a person whose erasure has not got to the index yet is not: it waits for the end.</summary>
    private static void RefuseErased(SqliteSession db, CandidateFile file)
    {
        foreach (var interview in file.Interviews)
            if (SqliteErasures.ErasedOwner(db, interview.Interview.InterviewId) is { } erased) throw new CandidateErasedException(erased);
        if (SqliteErasures.ErasedOwner(db, file.CandidateId) is { } underWay) throw new ErasureUnderWayException(underWay);
    }

    /// <returns>The candidate's number; null when another writer was faster.</returns>
    private static long? SaveCandidate(SqliteSession db, CandidateFile file, string? expected, int indexVersion, byte[] person) => expected is null
        ? db.First<long?>("""
            INSERT INTO candidates (candidate_id, version, created_at, changed_at, stage, matched, merged_into, index_version, sealed) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (candidate_id) DO NOTHING RETURNING no
            """, row => row.GetInt64(0), file.CandidateId, file.Version, file.CreatedAt.Stored(), file.ChangedAt.Stored(), file.Stage, file.IsMatched, file.MergedInto, indexVersion, person)
        // The version of the blind index stays: the claims of its other tokens may still be missing.
        : db.First<long?>("UPDATE candidates SET version = $1, changed_at = $2, stage = $3, matched = $4, merged_into = $5, sealed = $6 WHERE candidate_id = $0 AND version = $7 RETURNING no",
            row => row.GetInt64(0), file.CandidateId, file.Version, file.ChangedAt.Stored(), file.Stage, file.IsMatched, file.MergedInto, person, long.Parse(expected));

    private static void SaveInterview(SqliteSession db, CandidateFile file, long no, InterviewFile saved, byte[] sealedInterview)
    {
        var interview = saved.Interview;
        db.Execute("INSERT INTO interviews VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            no, interview.InterviewId, interview.Vendor, interview.Position?.Code, interview.Position?.Title, interview.Position?.Family,
            interview.Department, interview.Batch, Name(interview.Status), interview.Result is { } result ? Name(result) : null,
            interview.Result is ResultState.Revoked ? null : interview.Overall?.Scaled, At(interview, file).Stored(), saved.Folder,
            interview.Provenance.PayloadAuthenticated, sealedInterview);
        foreach (var media in interview.Media.Where(media => media.State is MediaState.Announced or MediaState.Capturing))
            db.Execute("INSERT OR REPLACE INTO media_pending VALUES ($0, $1, $2, $3)", media.MediaId, no, interview.InterviewId, file.ChangedAt.Stored());
    }

    private void WantPushes(SqliteSession db, CandidateFile file)
    {
        if (!file.IsMatched && !file.IsWithdrawn) return;
        if (file is { Retention.Restricted: true, IsWithdrawn: false })
        {
            // Nothing is wanted any more: what was not pushed yet must not count as behind.
            db.Execute("UPDATE sync_states SET wanted_version = pushed_version WHERE candidate_id = $0", file.CandidateId);
            return;
        }
        foreach (var system in systems)
            db.Execute("INSERT INTO sync_states (candidate_id, system, wanted_version, wanted_at) VALUES ($0, $1, $2, $3) ON CONFLICT (candidate_id, system) DO UPDATE SET wanted_version = $2, wanted_at = $3",
                file.CandidateId, system, file.Version, file.ChangedAt.Stored());
    }

    private static DateTimeOffset At(Interview interview, CandidateFile file)
        => interview.CompletedAt ?? interview.ScoredAt ?? interview.StartedAt ?? interview.InvitedAt ?? file.CreatedAt;

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static byte[] Seal<T>(SealingKey key, T value, string recordId, string field)
        => key.Seal(JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options), recordId, field);

    private static T Open<T>(SealingKey key, byte[] sealedBytes, string recordId, string field)
        => JsonSerializer.Deserialize<T>(key.Open(sealedBytes, recordId, field), CanonicalJson.Options)!;

    private sealed record Person(CandidateIdentity Identity, string? EmployeeNumber, RetentionState Retention, IReadOnlyList<IdentityCorrection>? Corrections = null);
}
