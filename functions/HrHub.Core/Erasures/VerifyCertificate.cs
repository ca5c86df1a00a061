using HrHub.Core.Keys;

namespace HrHub.Core.Erasures;

/// <summary>Checks a certificate's signature.</summary>
public sealed class VerifyCertificate(IRootKey root)
{
    /// <returns>False when the certificate was changed, or another key signed it.</returns>
    public Task<bool> Handle(ErasureCertificate certificate, CancellationToken ct) => root.Verify(certificate.SignedBy, certificate.Digest(), certificate.Signature, ct);
}
