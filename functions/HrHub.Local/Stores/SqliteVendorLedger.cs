using HrHub.Core.Inbox;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Counts what came of vendors' requests, on SQLite.</summary>
public sealed class SqliteVendorLedger : IVendorLedger, IAsyncDisposable
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS refusals (vendor TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, last_at INTEGER NOT NULL, PRIMARY KEY (vendor, reason)) WITHOUT ROWID;
        """;

    private readonly BackgroundCounts<(string Vendor, string Reason)> _counts;
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;

    public SqliteVendorLedger(SqliteDatabase database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _counts = new(Write);
    }

    /// <inheritdoc/>
    public void Refused(string vendor, string reason) => _counts.Add((vendor, reason));

    /// <inheritdoc/>
    public void Repeated(string vendor) => _counts.Add((vendor, VendorHealthReport.Repeated));

    /// <inheritdoc/>
    public Task<IReadOnlyList<VendorHealth>> Read(CancellationToken ct) => Task.FromResult(_database.Read(db => VendorHealthReport.Of(
        db.Query("SELECT vendor, state, count(*) FROM entries GROUP BY vendor, state", row => (row.GetString(0), (InboxState)row.GetInt32(1), row.GetInt64(2))),
        db.Query("SELECT vendor, min(received_at) FROM entries WHERE state = 0 GROUP BY vendor", row => (row.GetString(0), row.Time(1))),
        db.Query("SELECT vendor, reason, count, last_at FROM refusals", row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.Time(3))))));

    /// <summary>Writes what is counted, then ends.</summary>
    public ValueTask DisposeAsync() => _counts.DisposeAsync();

    private Task Write(IReadOnlyDictionary<(string Vendor, string Reason), long> counts)
    {
        var now = _clock.GetUtcNow().Stored();
        return _database.Write(db =>
        {
            foreach (var ((vendor, reason), count) in counts)
                db.Execute("INSERT INTO refusals VALUES ($0, $1, $2, $3) ON CONFLICT (vendor, reason) DO UPDATE SET count = count + $2, last_at = $3", vendor, reason, count, now);
        }, CancellationToken.None);
    }
}
