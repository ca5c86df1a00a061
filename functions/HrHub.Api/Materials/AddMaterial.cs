using HrHub.Api.Work;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Work;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Materials;

/// <summary>Adds a file to a person's. It is named by its bytes: the same one again is the same material, so that an upload may be repeated with or without <c>Idempotency-Key</c>.</summary>
public sealed class AddMaterial(AdmitCaller admit, WorkOnFile works, SealMaterial seal, ISealedObjects objects, IOptions<MaterialsOptions> options, TimeProvider clock)
{
    /// <param name="CandidateId">Whose.</param>
    /// <param name="Version">Of the file: its ETag.</param>
    /// <param name="Material">As it is on file.</param>
    public sealed record Answer(string CandidateId, long Version, MaterialView Material);

    /// <param name="candidateId">The person.</param>
    /// <param name="purpose">What it is to HR.</param>
    /// <param name="content">Read once.</param>
    /// <param name="fileName">As it is called, without folders.</param>
    /// <param name="ifMatch">The ETag that must still hold; null for any.</param>
    /// <param name="caller">Who uploads.</param>
    /// <param name="ct">Cancels until the bytes are sealed; nothing stays then.</param>
    public async Task<Outcome<Answer>> Handle(string candidateId, MaterialPurpose purpose, Stream content, string? fileName, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var adding = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.MaterialAdded, FieldClass = "materials" };
        var opened = await admit.ToWork(caller, Right.AddMaterial, adding, ct);
        if (opened.Error is { } refusal) return refusal;
        var before = opened.Value!.File;
        if (!ETags.Matches(ifMatch, before.Version)) return HubError.StaleETag;
        if (before.Work.Materials.Count >= options.Value.Most) return HubError.TooMany;

        var sealing = await seal.Handle(before.CandidateId, content, ct);
        if (sealing.Error is { } wrong) return wrong;
        var (type, scan, reference) = sealing.Value!;
        var material = new Material
        {
            MaterialId = Ids.MaterialId(before.CandidateId, reference.Sha256), Purpose = purpose, Kind = type.Kind, ContentType = type.ContentType, FileName = fileName, By = caller.Id, At = clock.GetUtcNow(), Scan = scan, Sealed = reference,
        };
        // From here on what took effect must be known, whether the caller waits or not.
        var changed = await works.Handle(caller, Right.AddMaterial, adding with { Record = material.MaterialId }, ifMatch,
            file => file.Work.Material(material.MaterialId) is null ? file with { Work = file.Work with { Materials = [.. file.Work.Materials, material] } } : file, CancellationToken.None);
        var kept = changed.Value?.Work.Material(material.MaterialId);
        if (kept?.Sealed.ObjectName != reference.ObjectName) await objects.Delete(reference.ObjectName, CancellationToken.None);
        return changed.Error is { } error ? error : new Answer(changed.Value!.CandidateId, changed.Value.Version, MaterialView.Of(kept!));
    }
}
