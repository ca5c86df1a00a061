using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Events;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Events;

/// <summary>Subscriptions on Cosmos DB: all in one partition, since they are few; each log in a partition of its own.</summary>
public sealed class CosmosSubscriptions(CosmosDatabase database) : ISubscriptions
{
    private const int Page = 100;
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<bool> Add(Subscription subscription, CancellationToken ct) => await _work.Create(SubscriptionDocument.Of(subscription), ct) is Written.Done;

    /// <inheritdoc/>
    public async Task<StoredSubscription?> Find(string subscriptionId, CancellationToken ct)
        => await _work.Find<SubscriptionDocument>(SubscriptionDocument.Partition, subscriptionId, ct) is { } document ? document.Stored() : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSubscription>> List(CancellationToken ct)
        => [.. (await _work.Query<SubscriptionDocument>(new("SELECT * FROM c"), SubscriptionDocument.Partition, Page, ct).ToListAsync(ct)).OrderBy(document => document.Id, StringComparer.Ordinal).Select(document => document.Stored())];

    /// <inheritdoc/>
    public async Task<bool> Replace(Subscription subscription, string etag, CancellationToken ct) => await _work.Replace(SubscriptionDocument.Of(subscription) with { ETag = etag }, ct) is Written.Done;

    /// <inheritdoc/>
    public async Task Delete(string subscriptionId, CancellationToken ct)
    {
        await _work.Delete(SubscriptionDocument.Partition, subscriptionId, null, ct);
        await Drop(new("SELECT c.id, c.pk FROM c"), SentDocument.PartitionOf(subscriptionId), ct);
    }

    /// <inheritdoc/>
    public Task Log(SentEvent sent, CancellationToken ct) => _work.Create(SentDocument.Of(sent), ct);

    /// <inheritdoc/>
    public async Task<SentPage> Sent(string subscriptionId, string? cursor, int max, CancellationToken ct)
    {
        if (cursor is not null && !SortKeys.IsOne(cursor)) throw new FormatException("Not a cursor of a log.");
        var query = new QueryDefinition("SELECT * FROM c WHERE c.facets.sentAt < @before ORDER BY c.facets.sentAt DESC").WithParameter("@before", cursor ?? "~");
        var found = await _work.QueryAll<SentDocument>(query, SentDocument.PartitionOf(subscriptionId), max + 1, ct);
        return new([.. found.Take(max).Select(document => document.Sent)], found.Count > max ? found[max - 1].Facets.SentAt : null);
    }

    /// <inheritdoc/>
    public async Task<SentEvent?> FindSent(string subscriptionId, string eventId, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.facets.sentEvent = @id ORDER BY c.facets.sentAt DESC").WithParameter("@id", eventId);
        return await _work.QueryAll<SentDocument>(query, SentDocument.PartitionOf(subscriptionId), 1, ct) is [var newest, ..] ? newest.Sent : null;
    }

    /// <inheritdoc/>
    public Task Trim(DateTimeOffset before, CancellationToken ct)
        => Drop(new QueryDefinition("SELECT c.id, c.pk FROM c WHERE c.facets.sentAt < @before").WithParameter("@before", SortKeys.Time(before)), null, ct);

    private async Task Drop(QueryDefinition query, string? pk, CancellationToken ct)
    {
        foreach (var found in await _work.QueryAll<Place>(query, pk, int.MaxValue, ct)) await _work.Delete(found.Pk, found.Id, null, ct);
    }

    private sealed record Place(string Id, string Pk);
}

internal sealed record SubscriptionDocument : HubDocument
{
    public const string Partition = "subscriptions";

    public required Subscription Subscription { get; init; }

    public static SubscriptionDocument Of(Subscription subscription) => new() { Id = subscription.SubscriptionId, Pk = Partition, Subscription = subscription };

    public StoredSubscription Stored() => new(Subscription, ETag!);
}

internal sealed record SentDocument : HubDocument
{
    public required SentEvent Sent { get; init; }
    public required SentFacets Facets { get; init; }

    public static string PartitionOf(string subscriptionId) => $"sent:{subscriptionId}";

    // Two tries of one event at one time do not happen: one is made after the other.
    public static SentDocument Of(SentEvent sent)
        => new() { Id = SortKeys.Of(sent.At, sent.EventId), Pk = PartitionOf(sent.SubscriptionId), Sent = sent, Facets = new(SortKeys.Of(sent.At, sent.EventId), sent.EventId) };
}

/// <param name="SentAt">Sorts by time, then event.</param>
/// <param name="SentEvent">Id of the event.</param>
internal sealed record SentFacets(string SentAt, string SentEvent);
