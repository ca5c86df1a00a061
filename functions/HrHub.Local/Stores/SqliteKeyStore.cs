using System.Globalization;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Wrapped keys in a SQLite file of their own, so that they can have a backup window of their own.</summary>
public sealed class SqliteKeyStore(SqliteDatabase database) : IKeyStore
{
    /// <summary>DDL of this store. Ids of candidates are random: only a short hash of them is indexed, see <see cref="IdHash"/>.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS keys (no INTEGER PRIMARY KEY, id TEXT NOT NULL, id_hash INTEGER NOT NULL, wrapped_by TEXT NOT NULL, bytes BLOB NOT NULL, created_at INTEGER NOT NULL, shared INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS keys_by_id ON keys (id_hash);
        CREATE INDEX IF NOT EXISTS keys_by_wrapper ON keys (wrapped_by);
        CREATE INDEX IF NOT EXISTS keys_shared ON keys (id) WHERE shared = 1;
        """;

    private const string Columns = "id, wrapped_by, bytes, created_at", IsKey = "id_hash = $1 AND id = $0";

    public Task<WrappedKey?> Find(string id, CancellationToken ct) => Task.FromResult(database.Read(db => Find(db, id)));

    public Task<IReadOnlyList<WrappedKey>> FindAll(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var asked = ids.ToHashSet();
        // One statement: fifty, each found and bound through the driver, would cost more than SQLite's own work.
        return Task.FromResult<IReadOnlyList<WrappedKey>>([.. database.Read(db => db.Query($"SELECT {Columns} FROM (SELECT value AS hash FROM json_each($0)) asked CROSS JOIN keys ON id_hash = asked.hash", Map, IdHash.Of(asked))).Where(key => asked.Contains(key.Id)).DistinctBy(key => key.Id)]);
    }

    public Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct) => database.Write(db =>
    {
        db.Execute($"INSERT INTO keys (id, id_hash, wrapped_by, bytes, created_at, shared) SELECT $0, $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM keys WHERE {IsKey})",
            key.Id, IdHash.Of(key.Id), key.WrappedBy, key.Bytes, key.CreatedAt.Stored(), KeyIds.IsShared(key.Id));
        return Find(db, key.Id)!;
    }, ct);

    public Task<bool> Replace(WrappedKey before, WrappedKey after, CancellationToken ct) => database.Write(db =>
        db.Execute($"UPDATE keys SET wrapped_by = $2, bytes = $3 WHERE {IsKey} AND wrapped_by = $4 AND bytes = $5", before.Id, IdHash.Of(before.Id), after.WrappedBy, after.Bytes, before.WrappedBy, before.Bytes) == 1, ct);

    public Task<IReadOnlyList<WrappedKey>> ListByPrefix(string prefix, CancellationToken ct) => Task.FromResult<IReadOnlyList<WrappedKey>>(ListByPrefix(prefix));

    public Task<KeyPage> ListByWrapper(string wrappedBy, string? after, int max, CancellationToken ct)
    {
        var rows = database.Read(db => db.Query($"SELECT {Columns}, no FROM keys WHERE wrapped_by = $0 AND no > $1 ORDER BY no LIMIT $2", row => (Key: Map(row), No: row.GetInt64(4)),
            wrappedBy, after is null ? 0 : long.Parse(after, CultureInfo.InvariantCulture), max));
        return Task.FromResult(new KeyPage([.. rows.Select(row => row.Key)], rows.Count < max ? null : rows[^1].No.ToString(CultureInfo.InvariantCulture)));
    }

    public Task<IReadOnlyList<WrapperUse>> CountByWrapper(CancellationToken ct) => Task.FromResult<IReadOnlyList<WrapperUse>>(database.Read(db =>
        db.Query("SELECT wrapped_by, count(*) FROM keys GROUP BY wrapped_by", row => new WrapperUse(row.GetString(0), row.GetInt64(1)))));

    /// <remarks>The write-ahead log still holds the page with the key: it is emptied before the task ends.</remarks>
    /// <exception cref="IOException">The key is deleted, but another connection keeps its page in the log: delete again.</exception>
    public async Task Delete(string id, CancellationToken ct)
    {
        await database.Write(db => db.Execute($"DELETE FROM keys WHERE {IsKey}", id, IdHash.Of(id)), ct);
        await database.Compact(ct);
    }

    public async Task<bool> DeleteUnused(string id, CancellationToken ct)
    {
        var gone = await database.Write(db => db.Execute($"DELETE FROM keys WHERE {IsKey} AND NOT EXISTS (SELECT 1 FROM keys WHERE wrapped_by = $0)", id, IdHash.Of(id)) == 1 || Find(db, id) is null, ct);
        if (gone) await database.Compact(ct);
        return gone;
    }

    /// <summary>Ids of the root keys without which something in the store can't be read.</summary>
    public IReadOnlyList<string> RootKeyIds() => [.. ListByPrefix(KeyIds.EpochPrefix).Concat(ListByPrefix(KeyIds.BlindIndexPrefix)).Select(key => key.WrappedBy).Distinct()];

    // By range: LIKE would read the whole table.
    private List<WrappedKey> ListByPrefix(string prefix)
        => database.Read(db => db.Query($"SELECT {Columns} FROM keys WHERE shared = 1 AND id >= $0 AND id < $1 ORDER BY id", Map, prefix, prefix + '\u007f'));

    private static WrappedKey? Find(SqliteSession db, string id) => db.First($"SELECT {Columns} FROM keys WHERE {IsKey}", Map, id, IdHash.Of(id));

    private static WrappedKey Map(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.Time(3));
}
