using System.Runtime.CompilerServices;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>The audit trail on SQLite, in the file of the records, so that a change and its entry are one transaction.</summary>
public sealed class SqliteAuditLog(SqliteDatabase database, TimeProvider clock) : IAuditLog
{
    /// <summary>DDL of this store. Nothing ever updates or deletes an entry: triggers refuse it. Chains are found through <see cref="ChainPlace"/>.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS audit_chains (no INTEGER PRIMARY KEY, chain TEXT NOT NULL, place INTEGER NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS audit_chains_by_place ON audit_chains (place);
        CREATE TABLE IF NOT EXISTS audit_entries (chain_no INTEGER NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
            UNIQUE (chain_no, sequence));
        CREATE INDEX IF NOT EXISTS audit_entries_by_time ON audit_entries (at);
        CREATE TRIGGER IF NOT EXISTS audit_entries_stay BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_entries_are_final BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        """;

    private const string Entry = "e.sequence, e.at, e.event, e.previous_hash, e.hash";
    private const int Page = 500, Stretch = 20_000;

    /// <inheritdoc/>
    public Task<AuditEntry> Append(AuditEvent happened, CancellationToken ct) => database.Write(db => Append(db, happened, clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> Chain(string chain, CancellationToken ct) => Pages(0, (db, after) => db.Query(
        $"SELECT {Entry}, e.sequence FROM audit_entries e JOIN audit_chains c ON c.no = e.chain_no WHERE c.place = $0 AND c.chain = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3", Map, ChainPlace.Of(chain), chain, after, Page), ct);

    /// <inheritdoc/>
    /// <remarks>Reads the whole chain, a stretch at a time. An index would cost every page of a search a write for each person on it; this question is asked when a person asks for their archive.</remarks>
    public async IAsyncEnumerable<AuditEntry> Showing(string candidateId, [EnumeratorCancellation] CancellationToken ct)
    {
        var (quoted, last) = (JsonSerializer.Serialize(candidateId, CanonicalJson.Options), 0L);
        for (var from = 1L; ; from = last + 1)
        {
            ct.ThrowIfCancellationRequested();
            last = from + Stretch - 1;
            var (found, ended) = database.Read(db => (
                db.Query($"SELECT {Entry}, e.sequence FROM audit_entries e JOIN audit_chains c ON c.no = e.chain_no WHERE c.place = $0 AND c.chain = $1 AND e.sequence BETWEEN $2 AND $3 AND instr(e.event, $4) > 0 ORDER BY e.sequence", Map, ChainPlace.Of(AuditEvent.HubChain), AuditEvent.HubChain, from, last, quoted),
                (db.Number("SELECT sequence FROM audit_chains WHERE place = $0 AND chain = $1", ChainPlace.Of(AuditEvent.HubChain), AuditEvent.HubChain) ?? 0) <= last));
            foreach (var (entry, _) in found)
                if (entry.Event.Shown?.Contains(candidateId) is true) yield return entry;
            if (ended) break;
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChainHead> Heads([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = "";;)
        {
            ct.ThrowIfCancellationRequested();
            var page = database.Read(db => db.Query("SELECT chain, sequence, hash FROM audit_chains WHERE (place, chain) > ($0, $1) ORDER BY place, chain LIMIT $2",
                row => new ChainHead(row.GetString(0), row.GetInt64(1), row.GetString(2)), ChainPlace.Of(after), after, Page));
            foreach (var head in page) yield return head;
            if (page.Count < Page) break;
            after = page[^1].Chain;
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> Since(DateTimeOffset since, CancellationToken ct)
    {
        var first = database.Read(db => db.Number("SELECT min(rowid) FROM audit_entries WHERE at >= $0", since.Stored()));
        return Pages(first is { } start ? start - 1 : long.MaxValue, (db, after) => db.Query(
            $"SELECT {Entry}, e.rowid FROM audit_entries e WHERE e.rowid > $0 ORDER BY e.rowid LIMIT $1", Map, after, Page), ct);
    }

    /// <summary>Within the caller's transaction.</summary>
    internal static AuditEntry Append(SqliteSession db, AuditEvent happened, DateTimeOffset at)
    {
        var head = db.First("SELECT no, sequence, hash FROM audit_chains WHERE place = $0 AND chain = $1", row => (No: row.GetInt64(0), Sequence: row.GetInt64(1), Hash: row.GetString(2)), ChainPlace.Of(happened.Chain), happened.Chain);
        var entry = AuditHash.Link(head.Sequence + 1, at, happened, head.Hash ?? AuditHash.None);
        var no = head.Hash is null
            ? db.Number("INSERT INTO audit_chains (chain, place, sequence, hash) VALUES ($0, $1, $2, $3) RETURNING no", happened.Chain, ChainPlace.Of(happened.Chain), entry.Sequence, entry.Hash)!.Value
            : head.No;
        if (head.Hash is not null) db.Execute("UPDATE audit_chains SET sequence = $1, hash = $2 WHERE no = $0", no, entry.Sequence, entry.Hash);
        db.Execute("INSERT INTO audit_entries VALUES ($0, $1, $2, $3, $4, $5)",
            no, entry.Sequence, entry.At.Stored(), JsonSerializer.Serialize(happened, CanonicalJson.Options), entry.PreviousHash, entry.Hash);
        return entry;
    }

    private async IAsyncEnumerable<AuditEntry> Pages(long after, Func<SqliteSession, long, List<(AuditEntry Entry, long Position)>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var page = database.Read(db => read(db, after));
            foreach (var (entry, _) in page) yield return entry;
            if (page.Count < Page) break;
            after = page[^1].Position;
        }
        await Task.CompletedTask;
    }

    private static (AuditEntry, long) Map(SqliteDataReader row) => (new AuditEntry(row.GetInt64(0), row.Time(1), Event(row), row.GetString(3), row.GetString(4)), row.GetInt64(5));

    private static AuditEvent Event(SqliteDataReader row)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditEvent>(row.GetString(2), CanonicalJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"Entry {row.GetInt64(0)} of a chain of the audit trail is unreadable: 'audit verify' names it.");
        }
    }
}
