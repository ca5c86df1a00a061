using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Wrapped keys in a SQLite file of their own, so that they can have a backup window of their own.</summary>
public sealed class SqliteKeyStore(SqliteDatabase database) : IKeyStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, wrapped_by TEXT NOT NULL, bytes BLOB NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS keys_by_wrapper ON keys (wrapped_by, id);
        """;

    private const string Columns = "id, wrapped_by, bytes, created_at";

    public Task<WrappedKey?> Find(string id, CancellationToken ct) => Task.FromResult(database.Read(db => Find(db, id)));

    public Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct) => database.Write(db =>
    {
        db.Execute("INSERT INTO keys (id, wrapped_by, bytes, created_at) VALUES ($0, $1, $2, $3) ON CONFLICT DO NOTHING", key.Id, key.WrappedBy, key.Bytes, key.CreatedAt.Stored());
        return Find(db, key.Id)!;
    }, ct);

    public Task<bool> Replace(WrappedKey before, WrappedKey after, CancellationToken ct) => database.Write(db =>
        db.Execute("UPDATE keys SET wrapped_by = $1, bytes = $2 WHERE id = $0 AND wrapped_by = $3 AND bytes = $4", before.Id, after.WrappedBy, after.Bytes, before.WrappedBy, before.Bytes) == 1, ct);

    public Task<IReadOnlyList<WrappedKey>> ListByPrefix(string prefix, CancellationToken ct) => Task.FromResult<IReadOnlyList<WrappedKey>>(ListByPrefix(prefix));

    public Task<IReadOnlyList<WrappedKey>> ListByWrapper(string wrappedBy, string after, int max, CancellationToken ct) => Task.FromResult<IReadOnlyList<WrappedKey>>(database.Read(db =>
        db.Query($"SELECT {Columns} FROM keys WHERE wrapped_by = $0 AND id > $1 ORDER BY id LIMIT $2", Map, wrappedBy, after, max)));

    public Task<IReadOnlyList<WrapperUse>> CountByWrapper(CancellationToken ct) => Task.FromResult<IReadOnlyList<WrapperUse>>(database.Read(db =>
        db.Query("SELECT wrapped_by, count(*) FROM keys GROUP BY wrapped_by", row => new WrapperUse(row.GetString(0), row.GetInt64(1)))));

    /// <remarks>The write-ahead log still holds the page with the key: it is emptied before the task ends.</remarks>
    /// <exception cref="IOException">The key is deleted, but another connection keeps its page in the log: delete again.</exception>
    public async Task Delete(string id, CancellationToken ct)
    {
        await database.Write(db => db.Execute("DELETE FROM keys WHERE id = $0", id), ct);
        await database.Compact(ct);
    }

    public async Task<bool> DeleteUnused(string id, CancellationToken ct)
    {
        var gone = await database.Write(db => db.Execute("DELETE FROM keys WHERE id = $0 AND NOT EXISTS (SELECT 1 FROM keys WHERE wrapped_by = $0)", id) == 1 || Find(db, id) is null, ct);
        if (gone) await database.Compact(ct);
        return gone;
    }

    /// <summary>Ids of the root keys without which something in the store can't be read.</summary>
    public IReadOnlyList<string> RootKeyIds() => [.. ListByPrefix(KeyIds.EpochPrefix).Concat(ListByPrefix(KeyIds.BlindIndexPrefix)).Select(key => key.WrappedBy).Distinct()];

    // By range: LIKE would read the whole table.
    private List<WrappedKey> ListByPrefix(string prefix)
        => database.Read(db => db.Query($"SELECT {Columns} FROM keys WHERE id >= $0 AND id < $1 ORDER BY id", Map, prefix, prefix + '\u007f'));

    private static WrappedKey? Find(SqliteSession db, string id) => db.First($"SELECT {Columns} FROM keys WHERE id = $0", Map, id);

    private static WrappedKey Map(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.Time(3));
}
