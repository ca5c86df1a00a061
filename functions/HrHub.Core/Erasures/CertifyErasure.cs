using HrHub.Core.Keys;

namespace HrHub.Core.Erasures;

/// <summary>Signs an erasure's certificate, and a new revision of it whenever a neighbour has confirmed since.</summary>
public sealed class CertifyErasure(IErasures erasures, ICertificates certificates, IRootKey root, TimeProvider clock)
{
    /// <param name="erasure">Ended.</param>
    /// <param name="ct">Cancels between look-ups.</param>
    /// <returns>The certificate that says how things are now.</returns>
    public async Task<ErasureCertificate> Handle(Erasure erasure, CancellationToken ct)
    {
        while (true)
        {
            var known = await certificates.Find(erasure.ErasureId, ct);
            Notice[] neighbours = [.. (await erasures.Notices(erasure.ErasureId, ct)).Select(notice => notice with { Key = null, Tries = null })];
            if (known is not null && known.Neighbours.SequenceEqual(neighbours)) return known;

            // Somebody else may sign the same revision at the same time: the one that was stored first counts, and is looked at again.
            await certificates.Add(await Sign(erasure, neighbours, (known?.Revision ?? 0) + 1, ct), ct);
        }
    }

    private async Task<ErasureCertificate> Sign(Erasure erasure, IReadOnlyList<Notice> neighbours, int revision, CancellationToken ct)
    {
        var certificate = new ErasureCertificate
        {
            ErasureId = erasure.ErasureId,
            Revision = revision,
            CandidateId = erasure.CandidateId,
            Basis = erasure.Basis,
            BeganAt = erasure.BeganAt,
            EndedAt = erasure.EndedAt ?? throw new ArgumentException("The erasure has not ended.", nameof(erasure)),
            SignedAt = clock.GetUtcNow(),
            Counts = erasure.Counts,
            ShreddedKeys = erasure.Keys,
            Neighbours = neighbours,
            SignedBy = root.Id,
        };
        return certificate with { Signature = await root.Sign(certificate.Digest(), ct) };
    }
}
