using System.Runtime.CompilerServices;
using HrHub.Core.Audit;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Audit;

/// <summary>The audit trail on Cosmos DB, in the partitions of the files, so that a change and its entry are one batch.</summary>
public sealed class CosmosAuditLog(CosmosDatabase database, TimeProvider clock) : IAuditLog
{
    private const int Page = 500;
    private readonly HubContainer _candidates = database.Candidates;

    /// <inheritdoc/>
    public async Task<AuditEntry> Append(AuditEvent happened, CancellationToken ct)
    {
        while (true)
        {
            var stored = await _candidates.Find<HeadDocument>(happened.Chain, HeadDocument.HeadId, ct);
            var (entries, next) = HeadDocument.Link(stored, [happened], clock.GetUtcNow());
            var (entry, head) = (HubContainer.Marked(AuditDocument.Of(entries[0])), HubContainer.Marked(next));
            // Whoever lost the race for the place finds another head.
            if (await _candidates.Together(happened.Chain, batch => Add(batch, [entry], head, stored?.ETag), entry, ct) is null) return entries[0];
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> Chain(string chain, CancellationToken ct)
        => InOrder(new("SELECT * FROM c WHERE c.kind = 'audit' AND c.id > @after ORDER BY c.id"), chain, "", document => document.Id, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> Showing(string candidateId, CancellationToken ct)
        => InOrder(new QueryDefinition("SELECT * FROM c WHERE c.kind = 'audit' AND ARRAY_CONTAINS(c.facets.shown, @id) AND c.id > @after ORDER BY c.id").WithParameter("@id", candidateId), AuditEvent.HubChain, "", document => document.Id, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChainHead> Heads([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = "";;)
        {
            var page = await _candidates.QueryAll<HeadDocument>(
                new QueryDefinition("SELECT * FROM c WHERE c.kind = 'audit-head' AND c.pk > @after ORDER BY c.pk").WithParameter("@after", after), null, Page, ct);
            foreach (var head in page) yield return head.Head();
            if (page.Count < Page) break;
            after = page[^1].Pk;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Entries of the same millisecond come by chain; those of one chain always as they were written.</remarks>
    public IAsyncEnumerable<AuditEntry> Since(DateTimeOffset since, CancellationToken ct)
        => InOrder(new("SELECT * FROM c WHERE c.kind = 'audit' AND c.facets.written > @after ORDER BY c.facets.written"), null, SortKeys.Time(since), document => document.Facets.Written, ct);

    /// <summary>Adds entries and their head to the batch of a change.</summary>
    /// <param name="batch">In the chain's partition.</param>
    /// <param name="entries">Marked.</param>
    /// <param name="head">Marked.</param>
    /// <param name="etag">Of the head as it was read; null where the chain begins.</param>
    internal static void Add(TransactionalBatch batch, IReadOnlyList<AuditDocument> entries, HeadDocument head, string? etag)
    {
        foreach (var entry in entries) batch.CreateItem(entry);
        if (etag is null) batch.CreateItem(head);
        else batch.ReplaceItem(head.Id, head, new() { IfMatchEtag = etag });
    }

    private async IAsyncEnumerable<AuditEntry> InOrder(QueryDefinition query, string? chain, string after, Func<AuditDocument, string> place, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var page = await _candidates.QueryAll<AuditDocument>(query.WithParameter("@after", after), chain, Page, ct);
            foreach (var document in page) yield return document.Entry();
            if (page.Count < Page) break;
            after = place(page[^1]);
        }
    }
}
