using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos;

/// <summary>
/// One container. Repeats what failed in passing, also when nobody knows whether the write took effect: every write carries a random mark, so a repetition that meets
/// the document of the first try says "done" instead of "conflict".
/// </summary>
public sealed class HubContainer(Container container, CosmosRetry retry)
{
    /// <returns>The document, or null. Costs about 1 RU per KB.</returns>
    public async Task<T?> Find<T>(string pk, string id, CancellationToken ct) where T : HubDocument
    {
        try
        {
            return (await retry.Run(nameof(Find), container.Id, () => container.ReadItemAsync<T>(id, new(pk), cancellationToken: ct), answer => answer.RequestCharge, ct)).Answer.Resource;
        }
        catch (CosmosException missing) when (missing.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns><see cref="Written.Conflict"/> when the id is taken.</returns>
    public Task<Written> Create<T>(T document, CancellationToken ct) where T : HubDocument
    {
        var marked = Marked(document);
        return Write<T>(marked, nameof(Create), () => container.CreateItemAsync(marked, new(marked.Pk), cancellationToken: ct), ct);
    }

    /// <summary>Replaces the document as it was read: its <see cref="HubDocument.ETag"/> must be the stored one.</summary>
    public Task<Written> Replace<T>(T document, CancellationToken ct) where T : HubDocument
    {
        var marked = Marked(document);
        var asRead = new ItemRequestOptions { IfMatchEtag = document.ETag ?? throw new InvalidOperationException("A document that was not read can't be replaced.") };
        return Write<T>(marked, nameof(Replace), () => container.ReplaceItemAsync(marked, marked.Id, new(marked.Pk), asRead, ct), ct);
    }

    /// <summary>Reads, changes and replaces, again and again until nobody else came between.</summary>
    /// <param name="change">Runs once for every try; null leaves the document as it is.</param>
    /// <returns>The document as it was stored; null when there is none or it was left as it is.</returns>
    public async Task<T?> Change<T>(string pk, string id, Func<T, T?> change, CancellationToken ct) where T : HubDocument
    {
        while (await Find<T>(pk, id, ct) is { } read && change(read) is { } changed)
            if (await Replace(changed with { ETag = read.ETag }, ct) is Written.Done) return changed;
        return null;
    }

    /// <summary>Adds to a counter that several may add to, or makes it.</summary>
    /// <param name="none">The counter before anything was counted.</param>
    /// <param name="add">Runs once for every try.</param>
    /// <param name="ct">Cancels.</param>
    public async Task Count<T>(T none, Func<T, T> add, CancellationToken ct) where T : HubDocument
    {
        while (await Change(none.Pk, none.Id, add, ct) is null && await Create(add(none), ct) is not Written.Done)
        {
        }
    }

    /// <summary>Writes, whatever was there.</summary>
    public Task Put<T>(T document, CancellationToken ct) where T : HubDocument
        => retry.Run(nameof(Put), container.Id, () => container.UpsertItemAsync(Marked(document), new(document.Pk), cancellationToken: ct), answer => answer.RequestCharge, ct);

    /// <summary>Deletes for good. No-op when it is gone.</summary>
    /// <param name="etag">Only this version; null for any.</param>
    /// <returns><see cref="Written.Missing"/> when there was none, or when an earlier try deleted it already.</returns>
    public async Task<Written> Delete(string pk, string id, string? etag, CancellationToken ct)
    {
        try
        {
            await retry.Run(nameof(Delete), container.Id, () => container.DeleteItemAsync<HubDocument>(id, new(pk), new() { IfMatchEtag = etag }, ct), answer => answer.RequestCharge, ct);
            return Written.Done;
        }
        catch (CosmosException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
        {
            return refused.StatusCode is HttpStatusCode.NotFound ? Written.Missing : Written.Conflict;
        }
    }

    /// <summary>Several writes in one partition, all or none: at most 100 and 2 MB.</summary>
    /// <param name="pk">The partition.</param>
    /// <param name="fill">Adds the operations. Runs once for every try.</param>
    /// <param name="witness">One of the documents written, marked by <see cref="Marked{T}"/>: the one that tells whether the first try took effect after all.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>Null when all is stored; otherwise the status that the first refused operation got, and its place.</returns>
    public async Task<(HttpStatusCode Status, int Place)?> Together(string pk, Action<TransactionalBatch> fill, HubDocument witness, CancellationToken ct)
    {
        var (answer, wasUncertain) = await retry.Batch(container.Id, () =>
        {
            var batch = container.CreateTransactionalBatch(new(pk));
            fill(batch);
            return batch.ExecuteAsync(ct);
        }, ct);
        using (answer)
        {
            if (answer.IsSuccessStatusCode) return null;
            if (wasUncertain && await IsOurs(witness, ct)) return null;
            var place = Enumerable.Range(0, answer.Count).FirstOrDefault(one => answer[one].StatusCode is not HttpStatusCode.FailedDependency, -1);
            return (place < 0 ? answer.StatusCode : answer[place].StatusCode, place);
        }
    }

    /// <summary>The document with a fresh mark, for <see cref="Together"/>.</summary>
    public static T Marked<T>(T document) where T : HubDocument => document with { Write = Guid.NewGuid().ToString("N"), ETag = null };

    /// <summary>Rows of a query, page by page.</summary>
    /// <param name="query">In the language of the service.</param>
    /// <param name="pk">The partition; null asks every partition, which only the operations in the RU budget may do.</param>
    /// <param name="page">Rows per page.</param>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<T> Query<T>(QueryDefinition query, string? pk, int page, [EnumeratorCancellation] CancellationToken ct)
    {
        var how = new QueryRequestOptions { PartitionKey = pk is null ? null : new PartitionKey(pk), MaxItemCount = page };
        string? after = null;
        do
        {
            // A fresh iterator for every page: one that failed can't be asked again.
            var from = after;
            var rows = (await retry.Run(nameof(Query), container.Id, () => Page(from), answer => answer.RequestCharge, ct)).Answer;
            foreach (var row in rows) yield return row;
            after = rows.ContinuationToken;
        }
        while (after is not null);

        async Task<FeedResponse<T>> Page(string? from)
        {
            using var pages = container.GetItemQueryIterator<T>(query, from, how);
            return await pages.ReadNextAsync(ct);
        }
    }

    /// <summary>All rows of an aggregate, a GROUP BY or an ORDER BY: the SDK merges what the partitions say, so its iterator must live until the end.</summary>
    public async Task<IReadOnlyList<T>> QueryAll<T>(QueryDefinition query, string? pk, int most, CancellationToken ct)
        => (await retry.Run(nameof(QueryAll), container.Id, async () =>
        {
            var found = new List<T>();
            using var pages = container.GetItemQueryIterator<T>(query, null, new() { PartitionKey = pk is null ? null : new PartitionKey(pk), MaxItemCount = Math.Min(most, 1_000) });
            var charge = 0.0;
            while (pages.HasMoreResults && found.Count < most)
            {
                var page = await pages.ReadNextAsync(ct);
                charge += page.RequestCharge;
                found.AddRange(page.Take(most - found.Count));
            }
            return (found, charge);
        }, answer => answer.charge, ct)).Answer.found;

    /// <summary>One page of the container's change feed: the newest state of what was written.</summary>
    /// <param name="continuation">From the page before; null for the first page.</param>
    /// <param name="since">Where there is no continuation: from when on, UTC; null for the beginning.</param>
    /// <param name="max">Documents a page, of one physical partition.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null instead of documents where nothing is new; and where to go on.</returns>
    /// <exception cref="FormatException">The continuation is none of this container.</exception>
    public async Task<(IReadOnlyList<T>? Documents, string Continuation)> Changes<T>(string? continuation, DateTime? since, int max, CancellationToken ct) where T : HubDocument
    {
        var start = (continuation, since) switch
        {
            ({ } after, _) => ChangeFeedStartFrom.ContinuationToken(after),
            (_, { } moment) => ChangeFeedStartFrom.Time(moment),
            _ => ChangeFeedStartFrom.Beginning(),
        };
        try
        {
            var page = (await retry.Run(nameof(Changes), container.Id, async () =>
            {
                // A new iterator for every try: one that failed can't be asked again.
                using var feed = container.GetChangeFeedIterator<T>(start, ChangeFeedMode.LatestVersion, new() { PageSizeHint = max });
                var read = await feed.ReadNextAsync(ct);
                // "Nothing new" may hide that a partition could not be asked: the iterator keeps that to itself until it is asked again.
                return read.StatusCode is HttpStatusCode.NotModified ? await feed.ReadNextAsync(ct) : read;
            }, answer => answer.RequestCharge, ct)).Answer;
            return (page.StatusCode is HttpStatusCode.NotModified ? null : [.. page], page.ContinuationToken);
        }
        catch (CosmosException malformed) when (continuation is not null && malformed.StatusCode is HttpStatusCode.BadRequest)
        {
            throw new FormatException("Not a continuation of this container's change feed.", malformed);
        }
    }

    private async Task<Written> Write<T>(T marked, string operation, Func<Task<ItemResponse<T>>> write, CancellationToken ct) where T : HubDocument
    {
        try
        {
            await retry.Run(operation, container.Id, write, answer => answer.RequestCharge, ct);
            return Written.Done;
        }
        catch (CosmosException refused) when (refused.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return await IsOurs(marked, ct) ? Written.Done : Written.Conflict;
        }
        catch (CosmosException refused) when (refused.StatusCode is HttpStatusCode.NotFound)
        {
            return Written.Missing;
        }
    }

    private async Task<bool> IsOurs(HubDocument marked, CancellationToken ct) => await Find<Mark>(marked.Pk, marked.Id, ct) is { } stored && stored.Write == marked.Write;

    private sealed record Mark : HubDocument;

}
