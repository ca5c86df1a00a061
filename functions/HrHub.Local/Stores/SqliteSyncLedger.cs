using System.Globalization;
using HrHub.Core.Sync;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Counts what came of pushes, on SQLite.</summary>
public sealed class SqliteSyncLedger : ISyncLedger, IAsyncDisposable
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS push_counts (day TEXT NOT NULL, system TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, system, what)) WITHOUT ROWID;
        """;

    private const string Day = "yyyy-MM-dd";
    private readonly BackgroundCounts<PushCount> _counts;
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;

    public SqliteSyncLedger(SqliteDatabase database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _counts = new(Write);
    }

    /// <inheritdoc/>
    public void Tried(string system, PushOutcome outcome, TimeSpan? latency = null)
    {
        foreach (var count in PushCounts.Of(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), system, outcome, latency)) _counts.Add(count);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SyncTally>> Read(string month, CancellationToken ct) => Task.FromResult(PushCounts.Tally(_database.Read(db => db.Query(
        "SELECT day, system, what, count FROM push_counts WHERE day > $0 || '-' AND day < $0 || '.'",
        row => KeyValuePair.Create(new PushCount(DateOnly.ParseExact(row.GetString(0), Day, CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2)), row.GetInt64(3)), month))));

    /// <summary>Writes what is counted, then ends.</summary>
    public ValueTask DisposeAsync() => _counts.DisposeAsync();

    private Task Write(IReadOnlyDictionary<PushCount, long> counts) => _database.Write(db =>
    {
        foreach (var (what, count) in counts)
            db.Execute("INSERT INTO push_counts VALUES ($0, $1, $2, $3) ON CONFLICT (day, system, what) DO UPDATE SET count = count + $3", what.Day.ToString(Day, CultureInfo.InvariantCulture), what.System, what.What, count);
    }, CancellationToken.None);
}
