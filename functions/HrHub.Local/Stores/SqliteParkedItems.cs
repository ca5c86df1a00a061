using System.Runtime.CompilerServices;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Parking;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Parked items on SQLite.</summary>
public sealed class SqliteParkedItems(SqliteDatabase database) : IParkedItems, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS parked (
            id TEXT PRIMARY KEY, stage INTEGER NOT NULL, neighbour TEXT NOT NULL, reason_code TEXT NOT NULL, parked_at INTEGER NOT NULL, candidate_id TEXT, item TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS parked_by_time ON parked (parked_at);
        CREATE INDEX IF NOT EXISTS parked_by_candidate ON parked (candidate_id) WHERE candidate_id IS NOT NULL;
        """;

    /// <inheritdoc/>
    public string Store => "parked";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct) => database.Write(db =>
    {
        var byCandidate = traces.CandidateIds.Sum(id => (long)db.Execute("DELETE FROM parked WHERE candidate_id = $0", id));
        var byDelivery = traces.InboxIds.Sum(id => (long)db.Execute("DELETE FROM parked WHERE id = $0", ParkedItem.IdOf(ParkedStage.Normalize, id)));
        return byCandidate + byDelivery + traces.MediaIds.Sum(id => (long)db.Execute("DELETE FROM parked WHERE id = $0", ParkedItem.IdOf(ParkedStage.Capture, id)));
    }, ct);

    /// <inheritdoc/>
    public Task Park(ParkedItem item, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT OR REPLACE INTO parked VALUES ($0, $1, $2, $3, $4, $5, $6)",
            item.Id, (int)item.Stage, item.Neighbour, item.Reason.Code, item.ParkedAt.Stored(), item.CandidateId, JsonSerializer.Serialize(item, CanonicalJson.Options)), ct);

    /// <inheritdoc/>
    public Task<ParkedItem?> Find(string id, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT item FROM parked WHERE id = $0", Map, id)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var items = database.Read(db => db.Query("""
            SELECT item FROM parked
            WHERE ($0 IS NULL OR parked_at >= $0) AND ($1 IS NULL OR neighbour = $1) AND ($2 IS NULL OR reason_code = $2) AND ($3 IS NULL OR stage = $3)
            ORDER BY parked_at, id
            """, Map, filter.Since?.Stored(), filter.Neighbour, filter.ReasonCode, (int?)filter.Stage));
        foreach (var item in items)
        {
            ct.ThrowIfCancellationRequested();
            yield return item;
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> Count(CancellationToken ct) => Task.FromResult(database.Read(db => db.First("SELECT COUNT(*) FROM parked", row => row.GetInt64(0))));

    /// <inheritdoc/>
    public Task Remove(string id, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM parked WHERE id = $0", id), ct);

    private static ParkedItem Map(SqliteDataReader row) => JsonSerializer.Deserialize<ParkedItem>(row.GetString(0), CanonicalJson.Options)!;
}
