using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Records;

namespace HrHub.Api.Holds;

/// <summary>Says why nothing can be done with a file. Only for callers who may know that a person was erased.</summary>
public sealed class ExplainAbsence(ICandidateFiles files, IErasures erasures, ICertificates certificates)
{
    /// <returns>
    /// <see cref="HubError.FileErased"/> with the certificate, <see cref="HubError.FileInErasure"/> before there is one, <see cref="HubError.NotFound"/> when the hub never knew such a file.
    /// </returns>
    public async Task<HubError> Handle(string candidateId, CancellationToken ct)
    {
        if (await erasures.ErasedOwner(candidateId, ct) is not { } owner) return await files.Home(candidateId, ct) is { Retention.Tombstone: not null } ? HubError.FileInErasure : HubError.NotFound;
        return await certificates.Find(Ids.ErasureId(owner), ct) is { } certificate ? HubError.FileErased with { CertificateId = certificate.ErasureId } : HubError.FileInErasure;
    }
}
