using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>The inbox on SQLite: one insert per delivery, many deliveries per fsync.</summary>
public sealed class SqliteInbox(SqliteDatabase database, EntryIds ids) : IInbox, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = EntryIds.Schema + """
        CREATE TABLE IF NOT EXISTS entries (
            entry INTEGER PRIMARY KEY, id TEXT NOT NULL, vendor TEXT NOT NULL, received_at INTEGER NOT NULL, sha256 TEXT NOT NULL, authenticated INTEGER NOT NULL,
            url_event TEXT, sealed_body BLOB, body_object TEXT, defect TEXT, state INTEGER NOT NULL, attempts INTEGER NOT NULL,
            interview_id TEXT, candidate_id TEXT, sealed_by TEXT, due_at INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS entries_unhandled ON entries (due_at) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS entries_sealed ON entries (sealed_by) WHERE state <> 1;
        CREATE INDEX IF NOT EXISTS entries_parked ON entries (id) WHERE state = 2;
        CREATE INDEX IF NOT EXISTS entries_by_body_object ON entries (body_object) WHERE body_object IS NOT NULL;
        CREATE INDEX IF NOT EXISTS entries_by_vendor ON entries (vendor, state);
        """;

    private const string Columns = "id, vendor, received_at, sha256, authenticated, url_event, sealed_body, body_object, defect, state, attempts, interview_id, candidate_id, sealed_by";

    /// <inheritdoc/>
    public async Task<Accepted> Append(InboxEntry entry, CancellationToken ct)
        => await database.Write(db => Insert(db, entry), ct) ? Accepted.New : Accepted.Duplicate;

    /// <returns>False when the entry was there already.</returns>
    internal bool Insert(SqliteSession db, InboxEntry entry)
    {
        if (ids.FindToChange(db, entry.Id) is not null) return false;
        db.Execute(
            $"INSERT INTO entries ({Columns}, due_at, entry) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $2, $14)",
            entry.Id, entry.Vendor, entry.ReceivedAt.Stored(), entry.PayloadSha256, entry.PayloadAuthenticated, entry.UrlEvent, entry.SealedBody,
            entry.BodyObject, entry.Defect, (int)entry.State, entry.Attempts, entry.InterviewId, entry.CandidateId, entry.SealedBy, ids.Add(db, entry.Id));
        return true;
    }

    /// <inheritdoc/>
    public string Store => "inbox";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.InboxIds.Sum(id => (long)DropBody(db, id)), ct);

    /// <inheritdoc/>
    public Task DropBody(string id, CancellationToken ct) => database.Write(db => DropBody(db, id), ct);

    // The hash of the raw body goes too: whoever guesses the body could prove it with that.
    private int DropBody(SqliteSession db, string id) => db.Execute(
        "UPDATE entries SET state = 1, sealed_body = NULL, body_object = NULL, sealed_by = NULL, defect = NULL, sha256 = '', interview_id = NULL, candidate_id = NULL WHERE entry = $0", ids.FindToChange(db, id));

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxEntry>> Parked(string? after, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<InboxEntry>>(database.Read(db => db.Query(
            $"SELECT {Columns} FROM entries WHERE state = 2 AND id > $0 ORDER BY id LIMIT $1", Map, after ?? "", max)));

    /// <inheritdoc/>
    public Task<InboxEntry?> Find(string id, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First($"SELECT {Columns} FROM entries WHERE entry = $0", Map, ids.Find(db, id))));

    /// <inheritdoc/>
    public Task MarkHandled(string id, string? interviewId, string? candidateId, CancellationToken ct)
        => database.Write(db => db.Execute(
            "UPDATE entries SET state = 1, sealed_body = NULL, body_object = NULL, sealed_by = NULL, interview_id = $1, candidate_id = $2 WHERE entry = $0", ids.FindToChange(db, id), interviewId, candidateId), ct);

    /// <inheritdoc/>
    public Task MarkParked(string id, CancellationToken ct)
        => database.Write(db => db.Execute("UPDATE entries SET state = 2, attempts = attempts + 1 WHERE entry = $0 AND state <> 1", ids.FindToChange(db, id)), ct);

    /// <inheritdoc/>
    public Task Postpone(string id, DateTimeOffset until, CancellationToken ct)
        => database.Write(db => db.Execute("UPDATE entries SET due_at = $1 WHERE entry = $0", ids.FindToChange(db, id), until.Stored()), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxEntry>> Unhandled(DateTimeOffset before, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<InboxEntry>>(database.Read(db => db.Query(
            $"SELECT {Columns} FROM entries WHERE state = 0 AND due_at < $0 ORDER BY due_at LIMIT $1", Map, before.Stored(), max)));

    /// <inheritdoc/>
    public Task<bool> HasSealedBy(string epochId, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT EXISTS (SELECT 1 FROM entries WHERE sealed_by = $0 AND state <> 1)", row => row.GetBoolean(0), epochId)));

    /// <inheritdoc/>
    public Task<bool> HasBodyIn(string objectName, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT EXISTS (SELECT 1 FROM entries WHERE body_object = $0)", row => row.GetBoolean(0), objectName)));

    private static InboxEntry Map(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Vendor = row.GetString(1),
        ReceivedAt = row.Time(2),
        PayloadSha256 = row.GetString(3),
        PayloadAuthenticated = row.GetBoolean(4),
        UrlEvent = row.TextOrNull(5),
        SealedBody = row.BytesOrNull(6),
        BodyObject = row.TextOrNull(7),
        Defect = row.TextOrNull(8),
        State = (InboxState)row.GetInt32(9),
        Attempts = row.GetInt32(10),
        InterviewId = row.TextOrNull(11),
        CandidateId = row.TextOrNull(12),
        SealedBy = row.TextOrNull(13),
    };
}
