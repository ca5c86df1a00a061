using System.Net;
using HrHub.Core.Erasures;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>Certificates on Cosmos DB, in the partition of their erasure. Revisions are only ever created; a copy of the newest one moves on with them in one batch.</summary>
public sealed class CosmosCertificates(CosmosDatabase database) : ICertificates
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<ErasureCertificate?> Find(string erasureId, CancellationToken ct) => (await Newest(erasureId, ct))?.Certificate;

    /// <inheritdoc/>
    public async Task Add(ErasureCertificate certificate, CancellationToken ct)
    {
        var revision = HubContainer.Marked(CertificateDocument.Revision(certificate));
        while (true)
        {
            var known = await Newest(certificate.ErasureId, ct);
            if (known is not null && known.Certificate.Revision >= certificate.Revision)
            {
                await _work.Create(revision, ct);
                return;
            }

            var newest = HubContainer.Marked(CertificateDocument.Newest(certificate));
            var refused = await _work.Together(certificate.ErasureId, batch =>
            {
                batch.CreateItem(revision);
                if (known is null) batch.CreateItem(newest);
                else batch.ReplaceItem(newest.Id, newest, new() { IfMatchEtag = known.ETag });
            }, newest, ct);
            if (refused is null) return;
            // Somebody else was faster with this revision or another: the newest one says which.
            if (refused is not { Status: HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed }) throw new InvalidOperationException($"A certificate was refused with {refused}.");
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ErasureCertificate>> List(string? after, int max, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.facets.certified > @after ORDER BY c.facets.certified").WithParameter("@after", after ?? "");
        return [.. (await _work.QueryAll<CertificateDocument>(query, null, max, ct)).Select(document => document.Certificate)];
    }

    private Task<CertificateDocument?> Newest(string erasureId, CancellationToken ct) => _work.Find<CertificateDocument>(erasureId, CertificateDocument.NewestId, ct);
}
