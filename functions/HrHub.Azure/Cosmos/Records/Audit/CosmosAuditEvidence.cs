using System.Runtime.CompilerServices;
using HrHub.Core.Audit;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Audit;

/// <summary>
/// Reads the documents of <see cref="CosmosAuditLog"/> as they are. There is no moment that all partitions share: a chain's head is read after its entries, and what was written
/// in between is read after that, until the head has nothing newer. What is still missing then was removed, because entry and head come in one batch.
/// </summary>
public sealed class CosmosAuditEvidence(CosmosDatabase database) : IAuditEvidence
{
    private const int Page = 1_000;
    private readonly HubContainer _candidates = database.Candidates;

    /// <inheritdoc/>
    public async Task<long> Count(CancellationToken ct)
        => (await _candidates.QueryAll<long>(new("SELECT VALUE COUNT(1) FROM c WHERE c.kind = 'audit'"), null, 1, ct)).SingleOrDefault();

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> Entries([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = "";;)
        {
            var page = await _candidates.QueryAll<AuditDocument>(
                new QueryDefinition("SELECT * FROM c WHERE c.kind = 'audit' AND c.facets.link > @after ORDER BY c.facets.link").WithParameter("@after", after), null, Page, ct);
            var chains = page.GroupBy(entry => entry.Pk).ToList();
            foreach (var chain in chains)
            {
                var isWhole = page.Count < Page || chain.Key != page[^1].Pk;
                await foreach (var entry in WithHead([.. chain], isWhole, ct)) yield return entry;
            }
            if (page.Count < Page) break;
            after = page[^1].Facets.Link;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChainHead> HeadsWithoutEntries([EnumeratorCancellation] CancellationToken ct)
    {
        var (after, found) = ("", 0);
        while (found < AuditVerdict.MostBreaks)
        {
            var page = await _candidates.QueryAll<HeadDocument>(
                new QueryDefinition("SELECT * FROM c WHERE c.kind = 'audit-head' AND c.pk > @after ORDER BY c.pk").WithParameter("@after", after), null, Page, ct);
            foreach (var head in page.Where(_ => found < AuditVerdict.MostBreaks))
            {
                // Nearly always the newest entry is there, and no query is needed.
                if (await HashAt(head.Pk, head.Sequence, ct) is not null || await HasEntries(head.Pk, ct)) continue;
                found++;
                yield return head.Head();
            }
            if (page.Count < Page) break;
            after = page[^1].Pk;
        }
    }

    /// <inheritdoc/>
    public async Task<string?> HashAt(string chain, long sequence, CancellationToken ct)
        => (await _candidates.Find<AuditDocument>(chain, AuditDocument.IdOf(sequence), ct))?.Hash;

    private async IAsyncEnumerable<StoredEntry> WithHead(IReadOnlyList<AuditDocument> entries, bool isWhole, [EnumeratorCancellation] CancellationToken ct)
    {
        var chain = entries[0].Pk;
        while (true)
        {
            var head = (await _candidates.Find<HeadDocument>(chain, HeadDocument.HeadId, ct))?.Head();
            foreach (var entry in entries) yield return entry.Stored(head);
            if (!isWhole || head is null || head.Sequence <= entries[^1].Sequence) break;
            var newer = new QueryDefinition("SELECT * FROM c WHERE c.kind = 'audit' AND c.id > @after ORDER BY c.id").WithParameter("@after", entries[^1].Id);
            entries = await _candidates.QueryAll<AuditDocument>(newer, chain, Page, ct);
            if (entries.Count == 0) break;
        }
    }

    private async Task<bool> HasEntries(string chain, CancellationToken ct)
        => await _candidates.Query<string>(new("SELECT VALUE c.id FROM c WHERE c.kind = 'audit'"), chain, 1, ct).AnyAsync(ct);
}
