using System.Threading.Channels;
using HrHub.Core.Inbox;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Counts what came of vendors' requests. Counting never waits: counts go through a bounded channel to the disk in the background, so a flood of
/// forged requests costs no disk writes of its own. What a crash can lose is the last second's counts, never a delivery.
/// </summary>
public sealed class SqliteVendorLedger : IVendorLedger, IAsyncDisposable
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS refusals (vendor TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, last_at INTEGER NOT NULL, PRIMARY KEY (vendor, reason)) WITHOUT ROWID;
        """;

    private const string RepeatedReason = "";
    private readonly Channel<(string Vendor, string Reason)> _counts = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    public SqliteVendorLedger(SqliteDatabase database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _loop = Task.Run(Flush);
    }

    /// <inheritdoc/>
    public void Refused(string vendor, string reason) => _counts.Writer.TryWrite((vendor, reason));

    /// <inheritdoc/>
    public void Repeated(string vendor) => _counts.Writer.TryWrite((vendor, RepeatedReason));

    /// <inheritdoc/>
    public Task<IReadOnlyList<VendorHealth>> Read(CancellationToken ct) => Task.FromResult<IReadOnlyList<VendorHealth>>(_database.Read(db =>
    {
        var health = new SortedDictionary<string, VendorHealth>(StringComparer.Ordinal);
        VendorHealth Of(string vendor) => health.GetValueOrDefault(vendor) ?? new VendorHealth { Vendor = vendor };

        foreach (var (vendor, state, count) in db.Query("SELECT vendor, state, count(*) FROM entries GROUP BY vendor, state", row => (row.GetString(0), (InboxState)row.GetInt32(1), row.GetInt64(2))))
        {
            var before = Of(vendor);
            health[vendor] = before with
            {
                Accepted = before.Accepted + count,
                Handled = before.Handled + (state is InboxState.Handled ? count : 0),
                Parked = before.Parked + (state is InboxState.Parked ? count : 0),
            };
        }
        foreach (var (vendor, reason, count, at) in db.Query("SELECT vendor, reason, count, last_at FROM refusals ORDER BY last_at", row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.Time(3))))
        {
            var before = Of(vendor);
            health[vendor] = reason == RepeatedReason
                ? before with { Repeated = before.Repeated + count }
                : before with { Refused = before.Refused + count, LastRefusal = reason, LastRefusedAt = at };
        }
        return health.Values.ToList();
    }));

    /// <summary>Writes what is counted, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _counts.Writer.TryComplete();
        await _loop;
    }

    private async Task Flush()
    {
        var batch = new Dictionary<(string Vendor, string Reason), long>();
        while (await _counts.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (_counts.Reader.TryRead(out var count)) batch[count] = batch.GetValueOrDefault(count) + 1;
            var now = _clock.GetUtcNow().Stored();
            await _database.Write(db =>
            {
                foreach (var ((vendor, reason), count) in batch)
                    db.Execute("INSERT INTO refusals VALUES ($0, $1, $2, $3) ON CONFLICT (vendor, reason) DO UPDATE SET count = count + $2, last_at = $3", vendor, reason, count, now);
            }, CancellationToken.None);
        }
    }
}
