using System.Globalization;
using HrHub.Core.Erasures;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>A revision of a certificate, or the copy of the newest one, which is found without a query.</summary>
internal sealed record CertificateDocument : HubDocument
{
    public const string NewestId = "certificate";

    public required ErasureCertificate Certificate { get; init; }

    /// <summary>Only of the newest.</summary>
    public CertificateFacets? Facets { get; init; }

    public static CertificateDocument Revision(ErasureCertificate certificate)
        => new() { Id = string.Create(CultureInfo.InvariantCulture, $"{NewestId}-{certificate.Revision}"), Pk = certificate.ErasureId, Certificate = certificate };

    public static CertificateDocument Newest(ErasureCertificate certificate)
        => new() { Id = NewestId, Pk = certificate.ErasureId, Certificate = certificate, Facets = new(certificate.ErasureId) };
}

/// <param name="Certified">Id of the erasure.</param>
internal sealed record CertificateFacets(string Certified);
