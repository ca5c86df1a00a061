using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Wrapped keys in a SQLite file of their own, so that they can have a backup window of their own.</summary>
public sealed class SqliteKeyStore(SqliteDatabase database) : IKeyStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, wrapped_by TEXT NOT NULL, bytes BLOB NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
        """;

    public Task<WrappedKey?> Find(string id, CancellationToken ct) => Task.FromResult(database.Read(db => Find(db, id)));

    public Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct) => database.Write(db =>
    {
        db.Execute("INSERT INTO keys (id, wrapped_by, bytes, created_at) VALUES ($0, $1, $2, $3) ON CONFLICT DO NOTHING", key.Id, key.WrappedBy, key.Bytes, key.CreatedAt.Stored());
        return Find(db, key.Id)!;
    }, ct);

    /// <remarks>The write-ahead log still holds the page with the key: it is emptied before the task ends.</remarks>
    /// <exception cref="IOException">The key is deleted, but another connection keeps its page in the log: delete again.</exception>
    public async Task Delete(string id, CancellationToken ct)
    {
        await database.Write(db => db.Execute("DELETE FROM keys WHERE id = $0", id), ct);
        if (!await Task.Run(EmptyLog, ct)) throw new IOException("The log of the key store could not be emptied.");
    }

    private bool EmptyLog()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA wal_checkpoint(TRUNCATE);";
        using var reader = command.ExecuteReader();
        // The first result set is the time-out's own.
        do
        {
            if (reader.FieldCount == 3 && reader.Read()) return reader.GetInt32(0) == 0;
        }
        while (reader.NextResult());
        return false;
    }

    private static WrappedKey? Find(SqliteSession db, string id)
        => db.First("SELECT id, wrapped_by, bytes, created_at FROM keys WHERE id = $0", row => new WrappedKey(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.Time(3)), id);
}
