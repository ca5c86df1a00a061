using System.Globalization;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Events;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Subscriptions and their logs on SQLite.</summary>
public sealed class SqliteSubscriptions(SqliteDatabase database) : ISubscriptions
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS subscriptions (subscription_id TEXT PRIMARY KEY, version INTEGER NOT NULL, subscription TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sent_events (no INTEGER PRIMARY KEY, subscription_id TEXT NOT NULL, event_id TEXT NOT NULL, at INTEGER NOT NULL, sent TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS sent_events_by_subscription ON sent_events (subscription_id, at, no);
        CREATE INDEX IF NOT EXISTS sent_events_by_event ON sent_events (event_id, no);
        CREATE INDEX IF NOT EXISTS sent_events_by_time ON sent_events (at);
        """;

    /// <inheritdoc/>
    public Task<bool> Add(Subscription subscription, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT INTO subscriptions VALUES ($0, 1, $1) ON CONFLICT DO NOTHING", subscription.SubscriptionId, Json(subscription)) == 1, ct);

    /// <inheritdoc/>
    public Task<StoredSubscription?> Find(string subscriptionId, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT subscription, version FROM subscriptions WHERE subscription_id = $0", Stored, subscriptionId)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredSubscription>> List(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<StoredSubscription>>(database.Read(db => db.Query("SELECT subscription, version FROM subscriptions ORDER BY subscription_id", Stored)));

    /// <inheritdoc/>
    public Task<bool> Replace(Subscription subscription, string etag, CancellationToken ct) => database.Write(db => db.Execute(
        "UPDATE subscriptions SET subscription = $1, version = version + 1 WHERE subscription_id = $0 AND version = $2", subscription.SubscriptionId, Json(subscription), long.Parse(etag, CultureInfo.InvariantCulture)) == 1, ct);

    /// <inheritdoc/>
    public Task Delete(string subscriptionId, CancellationToken ct) => database.Write(db =>
    {
        db.Execute("DELETE FROM subscriptions WHERE subscription_id = $0", subscriptionId);
        db.Execute("DELETE FROM sent_events WHERE subscription_id = $0", subscriptionId);
    }, ct);

    /// <inheritdoc/>
    public Task Log(SentEvent sent, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT INTO sent_events (subscription_id, event_id, at, sent) VALUES ($0, $1, $2, $3)", sent.SubscriptionId, sent.EventId, sent.At.Stored(), Json(sent)), ct);

    /// <inheritdoc/>
    public Task<SentPage> Sent(string subscriptionId, string? cursor, int max, CancellationToken ct)
    {
        var (at, no) = cursor is null ? (long.MaxValue, long.MaxValue) : Position(cursor);
        var rows = database.Read(db => db.Query(
            "SELECT sent, at, no FROM sent_events WHERE subscription_id = $0 AND (at, no) < ($1, $2) ORDER BY at DESC, no DESC LIMIT $3",
            row => (Sent: Event(row), Place: $"{row.GetInt64(1)}.{row.GetInt64(2)}"), subscriptionId, at, no, max + 1));
        return Task.FromResult(new SentPage([.. rows.Take(max).Select(row => row.Sent)], rows.Count > max ? rows[max - 1].Place : null));
    }

    /// <inheritdoc/>
    public Task<SentEvent?> FindSent(string subscriptionId, string eventId, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First("SELECT sent FROM sent_events WHERE event_id = $0 AND subscription_id = $1 ORDER BY no DESC LIMIT 1", Event, eventId, subscriptionId)));

    /// <inheritdoc/>
    public Task Trim(DateTimeOffset before, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM sent_events WHERE at < $0", before.Stored()), ct);

    private static StoredSubscription Stored(SqliteDataReader row)
        => new(JsonSerializer.Deserialize<Subscription>(row.GetString(0), CanonicalJson.Options)!, row.GetInt64(1).ToString(CultureInfo.InvariantCulture));

    private static SentEvent Event(SqliteDataReader row) => JsonSerializer.Deserialize<SentEvent>(row.GetString(0), CanonicalJson.Options)!;

    private static (long At, long No) Position(string cursor)
        => cursor.Split('.') is [var at, var no] && long.TryParse(at, CultureInfo.InvariantCulture, out var time) && long.TryParse(no, CultureInfo.InvariantCulture, out var number) ? (time, number) : throw new FormatException("Not a cursor of a log.");

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, CanonicalJson.Options);
}
