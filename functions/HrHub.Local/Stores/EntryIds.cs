using System.Collections.Concurrent;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Finds entries of the inbox by their ids, which come in no order: in an index kept up to date at every insert, each delivery would write a page of its own, and that would be the
/// costliest part of its insert. So the index takes some thousand ids at once, in its own order; those of younger entries are kept in memory. Nothing is lost with the
/// memory: the entries hold their ids.
/// </summary>
public sealed class EntryIds
{
    /// <summary>DDL of the index.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS entry_ids (id TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS entry_ids_end (entry INTEGER NOT NULL);
        INSERT INTO entry_ids_end SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM entry_ids_end);
        """;

    private const string NamedSo = "SELECT 1 FROM entries WHERE entry = $0 AND id = $1";
    private readonly int _most;

    // The generation before stays until the next: a reader whose snapshot is older than the index's last part finds its ids there.
    private volatile ConcurrentDictionary<string, long> _young = [], _before = [];
    private long _last, _indexed;
    private int _rollbacks = -1;

    /// <param name="most">Ids that wait in memory before the index takes them.</param>
    public EntryIds(int most = 8192) => _most = most;

    /// <summary>Within a read.</summary>
    /// <returns>The entry's row, or null where there is none of this id.</returns>
    public long? Find(SqliteSession db, string id) => Remembered(db, id) ?? Indexed(db, id)
        // Of another process, or of a snapshot that the memory has left behind.
        ?? db.Number("SELECT entry FROM entries WHERE entry > (SELECT entry FROM entry_ids_end) AND id = $0", id);

    /// <summary>Within a write.</summary>
    /// <returns>The entry's row, or null where there is none of this id.</returns>
    public long? FindToChange(SqliteSession db, string id)
    {
        CatchUp(db);
        return Remembered(db, id) ?? Indexed(db, id);
    }

    /// <summary>Within a write, after <see cref="FindToChange"/> found nothing.</summary>
    /// <returns>The row to insert the entry at.</returns>
    public long Add(SqliteSession db, string id)
    {
        if (_last - _indexed >= _most) Index(db);
        _young[id] = ++_last;
        return _last;
    }

    private long? Remembered(SqliteSession db, string id)
        => (_young.TryGetValue(id, out var row) || _before.TryGetValue(id, out row)) && db.Number(NamedSo, row, id) is not null ? row : null;

    private static long? Indexed(SqliteSession db, string id) => db.Number("SELECT entry FROM entry_ids WHERE id = $0", id);

    private void CatchUp(SqliteSession db)
    {
        if (db.Rollbacks != _rollbacks)
        {
            // What was rolled back is remembered, but is not there, and others may have used its rows.
            _indexed = _last = db.Number("SELECT entry FROM entry_ids_end")!.Value;
            _rollbacks = db.Rollbacks;
        }
        if (db.Number("SELECT max(entry) FROM entries") is not { } last || last <= _last) return;
        foreach (var (row, id) in db.Query("SELECT entry, id FROM entries WHERE entry > $0", row => (row.GetInt64(0), row.GetString(1)), _last)) _young[id] = row;
        _last = last;
    }

    private void Index(SqliteSession db)
    {
        db.Execute("INSERT INTO entry_ids SELECT id, entry FROM entries WHERE entry > (SELECT entry FROM entry_ids_end) ORDER BY id ON CONFLICT DO NOTHING");
        db.Execute("UPDATE entry_ids_end SET entry = $0", _last);
        _indexed = _last;
        (_before, _young) = (_young, []);
    }
}
