using HrHub.Core.Inbox;
using HrHub.Core.Telemetry;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>Counts what came of vendors' requests, on Cosmos DB: one document per vendor and reason, which every instance of the app adds to.</summary>
public sealed partial class CosmosVendorLedger : IVendorLedger, IAsyncDisposable
{
    private readonly CosmosDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<CosmosVendorLedger> _log;
    private readonly BackgroundCounts<(string Vendor, string Reason)> _counts;

    public CosmosVendorLedger(CosmosDatabase database, TimeProvider clock, ILogger<CosmosVendorLedger> log)
    {
        (_database, _clock, _log) = (database, clock, log);
        _counts = new(Write);
    }

    /// <inheritdoc/>
    public void Refused(string vendor, string reason) => _counts.Add((vendor, reason));

    /// <inheritdoc/>
    public void Repeated(string vendor) => _counts.Add((vendor, VendorHealthReport.Repeated));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VendorHealth>> Read(CancellationToken ct)
    {
        var entries = await _database.Inbox.QueryAll<EntryCount>(new("SELECT c.vendor, c.state, COUNT(1) AS entries FROM c GROUP BY c.vendor, c.state"), null, int.MaxValue, ct);
        // The few that wait are found by the index over their turn.
        var waiting = await _database.Inbox.QueryAll<OldestEntry>(new("SELECT c.vendor, MIN(c.receivedAt) AS oldest FROM c WHERE IS_DEFINED(c.dueAt) GROUP BY c.vendor"), null, int.MaxValue, ct);
        var refusals = await _database.Ledger.Query<RefusalDocument>(
            new QueryDefinition("SELECT * FROM c WHERE c.kind = @kind").WithParameter("@kind", RefusalDocument.KindName), RefusalDocument.Partition, 100, ct).ToListAsync(ct);
        return VendorHealthReport.Of(
            entries.Select(count => (count.Vendor, count.State, count.Entries)),
            waiting.Select(entry => (entry.Vendor, DateTimeOffset.FromUnixTimeMilliseconds(entry.Oldest))),
            refusals.Select(refusal => (refusal.Vendor, refusal.Reason, refusal.Count, DateTimeOffset.FromUnixTimeMilliseconds(refusal.LastAt))));
    }

    /// <summary>Writes what is counted, then ends.</summary>
    public ValueTask DisposeAsync() => _counts.DisposeAsync();

    private async Task Write(IReadOnlyDictionary<(string Vendor, string Reason), long> counts)
    {
        foreach (var ((vendor, reason), count) in counts)
        {
            try
            {
                await Add(vendor, reason, count);
            }
            catch (Exception failure) when (failure is CosmosException or HttpRequestException or OperationCanceledException)
            {
                // A count is not worth stopping for: the loop goes on with the next one.
                Lost(vendor, count, failure.GetType().Name);
            }
        }
    }

    private async Task Add(string vendor, string reason, long count)
    {
        var id = RefusalDocument.IdOf(vendor, reason);
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        await _database.Ledger.Count(
            new RefusalDocument { Id = id, Pk = RefusalDocument.Partition, Vendor = vendor, Reason = reason },
            stored => stored with { Count = stored.Count + count, LastAt = Math.Max(stored.LastAt, now) }, CancellationToken.None);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} refused or repeated requests of {Vendor} are not counted: {Failure}.")]
    private partial void Lost(string vendor, long count, string failure);
}
