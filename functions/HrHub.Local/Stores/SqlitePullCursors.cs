using HrHub.Core.Vendors.Api;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Where each vendor's catch-up stands, on SQLite.</summary>
public sealed class SqlitePullCursors(SqliteDatabase database) : IPullCursors
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS pull_cursors (
            vendor TEXT PRIMARY KEY, complete_until INTEGER, running_since INTEGER, running_started_at INTEGER, running_next TEXT) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task<PullCursor?> Find(string vendor, CancellationToken ct) => Task.FromResult(database.Read(db => db.First(
        "SELECT complete_until, running_since, running_started_at, running_next FROM pull_cursors WHERE vendor = $0",
        row => new PullCursor(vendor, row.TimeOrNull(0), row.TimeOrNull(2) is { } startedAt ? new(row.TimeOrNull(1), startedAt, row.TextOrNull(3)) : null),
        vendor)));

    /// <inheritdoc/>
    public Task Save(PullCursor cursor, CancellationToken ct) => database.Write(db => db.Execute(
        "INSERT OR REPLACE INTO pull_cursors VALUES ($0, $1, $2, $3, $4)",
        cursor.Vendor, cursor.CompleteUntil?.Stored(), cursor.Running?.Since?.Stored(), cursor.Running?.StartedAt.Stored(), cursor.Running?.Next), ct);
}
