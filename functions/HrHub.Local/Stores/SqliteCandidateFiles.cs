using System.Security.Cryptography;
using HrHub.Core.Audit;
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
            no INTEGER PRIMARY KEY, candidate_id TEXT NOT NULL, id_hash INTEGER NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
            stage TEXT NOT NULL, matched INTEGER NOT NULL, merged_into TEXT, index_version INTEGER NOT NULL, stamped_by TEXT NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS candidates_by_id ON candidates (id_hash);
        CREATE INDEX IF NOT EXISTS candidates_by_index_version ON candidates (index_version);
        CREATE INDEX IF NOT EXISTS candidates_by_stamp ON candidates (stamped_by);
        CREATE INDEX IF NOT EXISTS candidates_merged ON candidates (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE IF NOT EXISTS interviews (candidate_no INTEGER NOT NULL, interview_id TEXT NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS interviews_by_candidate ON interviews (candidate_no);
        CREATE TABLE IF NOT EXISTS raw_deliveries (inbox_id TEXT NOT NULL, id_hash INTEGER NOT NULL, candidate_no INTEGER NOT NULL, sealed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS raw_deliveries_by_id ON raw_deliveries (id_hash);
        CREATE INDEX IF NOT EXISTS raw_deliveries_by_candidate ON raw_deliveries (candidate_no);
        CREATE TABLE IF NOT EXISTS media_pending (media_id TEXT PRIMARY KEY, candidate_no INTEGER NOT NULL, interview_id TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS media_pending_by_time ON media_pending (changed_at);
        CREATE INDEX IF NOT EXISTS media_pending_by_candidate ON media_pending (candidate_no);
        CREATE TABLE IF NOT EXISTS retention_due (candidate_no INTEGER NOT NULL, class INTEGER NOT NULL, due_at INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (candidate_no, class)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS retention_due_by_time ON retention_due (due_at, candidate_no);
        """;

    private const string IsRaw = "id_hash = $1 AND inbox_id = $0";
    private static readonly string[] OfCandidate = ["interviews", "interview_facets", "name_tokens", "raw_deliveries", "media_pending", "retention_due", "sync_states"];

    /// <inheritdoc/>
    public async Task<Stored?> Find(string candidateId, CancellationToken ct)
    {
        var found = database.Read(db => db.First("SELECT version, created_at, changed_at, stage, merged_into, sealed, no, stamped_by FROM candidates WHERE id_hash = $1 AND candidate_id = $0", row => new
        {
            Version = row.GetInt64(0),
            CreatedAt = row.Time(1),
            ChangedAt = row.Time(2),
            Stage = row.GetString(3),
            MergedInto = row.TextOrNull(4),
            Sealed = row.GetFieldValue<byte[]>(5),
            StampedBy = row.GetString(7),
            Interviews = db.Query("SELECT interview_id, sealed FROM interviews WHERE candidate_no = $0 ORDER BY interview_id", inner => (Id: inner.GetString(0), Sealed: inner.GetFieldValue<byte[]>(1)), row.GetInt64(6)),
            Due = db.Query("SELECT class, due_at, rule FROM retention_due WHERE candidate_no = $0 ORDER BY class", inner => new DueDate((DataClass)inner.GetInt32(0), inner.Time(1), inner.GetString(2)), row.GetInt64(6)),
        }, candidateId, IdHash.Of(candidateId)));
        if (found is null) return null;

        using var key = await keys.FindCandidate(candidateId, ct);
        // Shredded, and about to be deleted.
        if (key is null && database.Read(db => SqliteErasures.ErasedOwner(db, candidateId)) is not null) return null;
        if (key is null) throw new CryptographicException("The candidate's key is gone.");
        var file = new CandidateFile
        {
            CandidateId = candidateId,
            Version = found.Version,
            CreatedAt = found.CreatedAt,
            ChangedAt = found.ChangedAt,
            Stage = found.Stage,
            MergedInto = found.MergedInto,
            Due = found.Due,
            StampedBy = found.StampedBy,
            Interviews = [.. found.Interviews.Select(interview => key.OpenInterview(interview.Sealed, interview.Id))],
        };
        return new(key.OpenPerson(file, found.Sealed), found.Version.ToString());
    }

    /// <inheritdoc/>
    public async Task<bool> Save(CandidateFile file, string? expected, IReadOnlyList<RawDelivery> raw, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        // A file that is there has its key: making one anew would bring an erased person's key id back.
        using var key = expected is null ? await NewKey(file, ct) : await keys.FindCandidate(file.CandidateId, ct);
        if (key is null) return false;
        var indexes = await keys.BlindIndexes(ct);
        var person = key.SealPerson(file);
        var interviews = file.Interviews.Select(interview => (File: interview, Sealed: key.SealInterview(interview))).ToList();
        var tokens = file.Identity.Name is { } name ? indexes.NameTokens(name) : [];
        var bodies = raw.Select(delivery => (delivery.InboxId, Sealed: key.SealRaw(delivery))).ToList();

        return await database.Write(db =>
        {
            RefuseErased(db, file);
            if (SaveCandidate(db, file, expected, indexes.Settled, person) is not { } no) return false;
            if (expected is not null)
            {
                db.Execute("DELETE FROM interviews WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM interview_facets WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM name_tokens WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM media_pending WHERE candidate_no = $0", no);
                db.Execute("DELETE FROM retention_due WHERE candidate_no = $0", no);
            }
            foreach (var (interview, sealedInterview) in interviews) SaveInterview(db, file, no, interview, sealedInterview);
            SqliteNameTokens.Insert(db, no, interviews.Select(interview => interview.File.Interview.At(file).Stored()), tokens);
            foreach (var (inboxId, sealedBody) in bodies) SaveRaw(db, no, inboxId, sealedBody);
            foreach (var due in file.Due) db.Execute("INSERT INTO retention_due VALUES ($0, $1, $2, $3)", no, (int)due.Class, due.At.Stored(), due.Rule);
            WantPushes(db, file, no);
            SqliteChangeFeed.Changed(db, no);
            foreach (var happened in audit) SqliteAuditLog.Append(db, happened, file.ChangedAt);
            return true;
        }, ct);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> RawDelivery(string candidateId, string inboxId, CancellationToken ct)
    {
        var found = database.Read(db => db.First($"SELECT sealed FROM raw_deliveries WHERE {IsRaw} AND candidate_no = $2", row => row.GetFieldValue<byte[]>(0), inboxId, IdHash.Of(inboxId), SqliteCandidateNumbers.Find(db, candidateId)));
        if (found is null) return null;
        using var key = await keys.FindCandidate(candidateId, ct) ?? throw new CryptographicException("The candidate's key is gone.");
        return key.OpenRaw(found, inboxId);
    }

    /// <inheritdoc/>
    public Task DropRaw(string candidateId, IReadOnlyCollection<string> inboxIds, CancellationToken ct) => database.Write(db =>
    {
        var no = SqliteCandidateNumbers.Find(db, candidateId);
        foreach (var id in inboxIds) db.Execute($"DELETE FROM raw_deliveries WHERE {IsRaw} AND candidate_no = $2", id, IdHash.Of(id), no);
    }, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MergedInto(string candidateId, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(database.Read(db
        => db.Query("SELECT candidate_id FROM candidates WHERE merged_into = $0 ORDER BY candidate_id", row => row.GetString(0), candidateId)));

    /// <inheritdoc/>
    public string Store => "records";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct) => database.Write(db =>
    {
        var rows = traces.InboxIds.Sum(id => (long)db.Execute($"DELETE FROM raw_deliveries WHERE {IsRaw}", id, IdHash.Of(id)));
        foreach (var id in traces.CandidateIds)
        {
            if (SqliteCandidateNumbers.Find(db, id) is not { } no) continue;
            // Numbers come back: nothing may be left that goes by this one.
            foreach (var table in OfCandidate) rows += db.Execute($"DELETE FROM {table} WHERE candidate_no = $0", no);
            rows += db.Execute("DELETE FROM candidates WHERE no = $0", no);
            SqliteChangeFeed.Erased(db, no, id);
        }
        return rows;
    }, ct);

    /// <inheritdoc/>
    public Task<SearchPage> Search(SearchQuery query, CancellationToken ct) => Task.FromResult(database.Read(db => InterviewSearch.Run(db, query)));

    /// <inheritdoc/>
    public Task<SearchCounts> Count(SearchQuery query, CancellationToken ct) => Task.FromResult(database.Read(db => InterviewCounts.Run(db, query)));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string?>> Names(IReadOnlyCollection<string> candidateIds, CancellationToken ct)
    {
        var asked = candidateIds.ToHashSet();
        var found = database.Read(db => db.Query("SELECT candidate_id, sealed FROM json_each($0) asked CROSS JOIN candidates ON id_hash = asked.value", row => (Id: row.GetString(0), Sealed: row.GetFieldValue<byte[]>(1)), IdHash.Of(asked)));
        return await CandidateNames.Open(keys, found.Where(person => asked.Contains(person.Id)).ToDictionary(person => person.Id, person => person.Sealed), ct);
    }

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
        ? db.Number("""
            INSERT INTO candidates (candidate_id, id_hash, version, created_at, changed_at, stage, matched, merged_into, index_version, stamped_by, sealed)
            SELECT $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE NOT EXISTS (SELECT 1 FROM candidates WHERE id_hash = $1 AND candidate_id = $0) RETURNING no
            """, file.CandidateId, IdHash.Of(file.CandidateId), file.Version, file.CreatedAt.Stored(), file.ChangedAt.Stored(), file.Stage, file.IsMatched, file.MergedInto, indexVersion, file.StampedBy, person)
        // The version of the blind index stays: the claims of its other tokens may still be missing.
        : db.Number("UPDATE candidates SET version = $2, changed_at = $3, stage = $4, matched = $5, merged_into = $6, sealed = $7, stamped_by = $9 WHERE id_hash = $1 AND candidate_id = $0 AND version = $8 RETURNING no",
            file.CandidateId, IdHash.Of(file.CandidateId), file.Version, file.ChangedAt.Stored(), file.Stage, file.IsMatched, file.MergedInto, person, long.Parse(expected), file.StampedBy);

    private static void SaveInterview(SqliteSession db, CandidateFile file, long no, InterviewFile saved, byte[] sealedInterview)
    {
        var interview = saved.Interview;
        db.Execute("INSERT INTO interviews VALUES ($0, $1, $2)", no, interview.InterviewId, sealedInterview);
        SqliteInterviewFacets.Insert(db, file, no, saved);
        foreach (var media in interview.PendingMedia())
            db.Execute("INSERT OR REPLACE INTO media_pending VALUES ($0, $1, $2, $3)", media, no, interview.InterviewId, file.ChangedAt.Stored());
    }

    /// <summary>A delivery is kept once: with an interview that moves, it comes along.</summary>
    private static void SaveRaw(SqliteSession db, long no, string inboxId, byte[] sealedBody)
    {
        var (hash, owner) = (IdHash.Of(inboxId), db.Number($"SELECT candidate_no FROM raw_deliveries WHERE {IsRaw}", inboxId, IdHash.Of(inboxId)));
        if (owner is null) db.Execute("INSERT INTO raw_deliveries VALUES ($0, $1, $2, $3)", inboxId, hash, no, sealedBody);
        else if (owner != no) db.Execute($"UPDATE raw_deliveries SET candidate_no = $2, sealed = $3 WHERE {IsRaw}", inboxId, hash, no, sealedBody);
    }

    private void WantPushes(SqliteSession db, CandidateFile file, long no)
    {
        if (!file.IsPushed) return;
        if (file is { Retention.Restricted: true, IsWithdrawn: false })
        {
            // Nothing is wanted any more: what was not pushed yet must not count as behind.
            db.Execute("UPDATE sync_states SET wanted_version = pushed_version WHERE candidate_no = $0", no);
            return;
        }
        foreach (var system in systems)
            db.Execute("INSERT INTO sync_states (candidate_no, system, wanted_version, wanted_at) VALUES ($0, $1, $2, $3) ON CONFLICT (candidate_no, system) DO UPDATE SET wanted_version = $2, wanted_at = $3",
                no, system, file.Version, file.ChangedAt.Stored());
    }
}
