using HrHub.Core.Sync;
using HrHub.Core.Telemetry;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace HrHub.Azure.Cosmos.Operations;

/// <summary>Counts what came of pushes, on Cosmos DB: a document for each system and day, which every instance of the app adds to, and a partition for each month.</summary>
public sealed partial class CosmosSyncLedger : ISyncLedger, IAsyncDisposable
{
    private const int Page = 100;
    private readonly CosmosDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<CosmosSyncLedger> _log;
    private readonly BackgroundCounts<PushCount> _counts;

    public CosmosSyncLedger(CosmosDatabase database, TimeProvider clock, ILogger<CosmosSyncLedger> log)
    {
        (_database, _clock, _log) = (database, clock, log);
        _counts = new(Write);
    }

    /// <inheritdoc/>
    public void Tried(string system, PushOutcome outcome, TimeSpan? latency = null)
    {
        foreach (var count in PushCounts.Of(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), system, outcome, latency)) _counts.Add(count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SyncTally>> Read(string month, CancellationToken ct)
    {
        var days = await _database.Ledger.Query<PushesDocument>(new("SELECT * FROM c"), PushesDocument.PartitionOf(month), Page, ct).ToListAsync(ct);
        return PushCounts.Tally(days.SelectMany(day => day.Counts.Select(count => KeyValuePair.Create(new PushCount(day.Day, day.System, count.Key), count.Value))));
    }

    /// <summary>Writes what is counted, then ends.</summary>
    public ValueTask DisposeAsync() => _counts.DisposeAsync();

    private async Task Write(IReadOnlyDictionary<PushCount, long> counts)
    {
        foreach (var day in counts.GroupBy(count => (count.Key.Day, count.Key.System)))
        {
            try
            {
                await _database.Ledger.Count(PushesDocument.Of(day.Key.Day, day.Key.System), stored => stored.With(day), CancellationToken.None);
            }
            catch (Exception failure) when (failure is CosmosException or HttpRequestException or OperationCanceledException)
            {
                // A count is not worth stopping for: the loop goes on with the next one.
                Lost(day.Key.System, failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Some tries to push to {System} are not counted: {Failure}.")]
    private partial void Lost(string system, string failure);
}
