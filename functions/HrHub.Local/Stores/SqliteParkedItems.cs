using System.Globalization;
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
            id TEXT PRIMARY KEY, stage INTEGER NOT NULL, neighbour TEXT NOT NULL, reason_code TEXT NOT NULL, parked_at INTEGER NOT NULL, candidate_id TEXT, item TEXT NOT NULL, ordered INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS parked_by_time ON parked (parked_at);
        CREATE INDEX IF NOT EXISTS parked_ordered ON parked (parked_at) WHERE ordered = 1;
        CREATE INDEX IF NOT EXISTS parked_by_candidate ON parked (candidate_id) WHERE candidate_id IS NOT NULL;
        """;

    private const string Matching =
        "($0 IS NULL OR parked_at >= $0) AND ($1 IS NULL OR neighbour = $1) AND ($2 IS NULL OR reason_code = $2) AND ($3 IS NULL OR stage = $3)";

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
        => database.Write(db => db.Execute("INSERT OR REPLACE INTO parked VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
            item.Id, (int)item.Stage, item.Neighbour, item.Reason.Code, item.ParkedAt.Stored(), item.CandidateId, Json(item), item.Order is not null), ct);

    /// <inheritdoc/>
    public Task<ParkedItem?> Find(string id, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT item FROM parked WHERE id = $0", Map, id)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var items = database.Read(db => db.Query($"SELECT item FROM parked WHERE {Matching}{Ordered(filter)} ORDER BY parked_at, id", Map, filter.Since?.Stored(), filter.Neighbour, filter.ReasonCode, (int?)filter.Stage));
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
    public Task<ParkedPage> Page(ParkedFilter filter, string? cursor, int max, CancellationToken ct)
    {
        var (at, id) = cursor is null ? (long.MinValue, "") : Position(cursor);
        var rows = database.Read(db => db.Query(
            $"SELECT item, parked_at FROM parked WHERE {Matching}{Ordered(filter)} AND (parked_at, id) > ($4, $5) ORDER BY parked_at, id LIMIT $6",
            row => (Item: Map(row), At: row.GetInt64(1)), filter.Since?.Stored(), filter.Neighbour, filter.ReasonCode, (int?)filter.Stage, at, id, max + 1));
        return Task.FromResult(new ParkedPage([.. rows.Take(max).Select(row => row.Item)], rows.Count > max ? $"{rows[max - 1].At}.{rows[max - 1].Item.Id}" : null));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParkedCount>> Reasons(CancellationToken ct) => Task.FromResult<IReadOnlyList<ParkedCount>>(database.Read(db => db.Query(
        "SELECT stage, neighbour, reason_code, count(*), min(parked_at) FROM parked GROUP BY stage, neighbour, reason_code ORDER BY stage, neighbour, reason_code",
        row => new ParkedCount((ParkedStage)row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.Time(4)))));

    /// <inheritdoc/>
    public Task<bool> Order(string id, DateTimeOffset parkedAt, ParkedOrder order, CancellationToken ct) => database.Write(db
        => db.First("SELECT item FROM parked WHERE id = $0", Map, id) is { } item && item.ParkedAt == parkedAt
            && db.Execute("UPDATE parked SET item = $1, ordered = 1 WHERE id = $0", id, Json(item with { Order = order })) == 1, ct);

    /// <inheritdoc/>
    public Task Remove(string id, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM parked WHERE id = $0", id), ct);

    // Spelled out, or the index over the few with an order would not serve.
    private static string Ordered(ParkedFilter filter) => filter.Ordered ? " AND ordered = 1" : "";

    private static (long At, string Id) Position(string cursor)
        => cursor.IndexOf('.') is > 0 and var dot && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? (at, cursor[(dot + 1)..]) : throw new FormatException("Not a cursor of this list.");

    private static string Json(ParkedItem item) => JsonSerializer.Serialize(item, CanonicalJson.Options);

    private static ParkedItem Map(SqliteDataReader row) => JsonSerializer.Deserialize<ParkedItem>(row.GetString(0), CanonicalJson.Options)!;
}
