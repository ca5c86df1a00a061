using HrHub.Api.Work;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Media;

namespace HrHub.Api.Materials;

/// <summary>Deletes a material for good: first the data key goes, with the record, then the bytes.</summary>
public sealed class DeleteMaterial(WorkOnFile works, ISealedObjects objects)
{
    public async Task<Outcome<Changed>> Handle(string candidateId, string materialId, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var deleting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.MaterialDeleted, Record = materialId, FieldClass = "materials" };
        string? gone = null;
        var changed = await works.Handle(caller, Right.DeleteMaterial, deleting, ifMatch, file =>
        {
            if (file.Work.Material(materialId) is not { } material) return HubError.NotFound;
            gone = material.Sealed.ObjectName;
            return file with { Work = file.Work with { Materials = [.. file.Work.Materials.Where(known => known.MaterialId != materialId)] } };
        }, ct);
        if (changed.Error is { } error) return error;
        await objects.Delete(gone!, CancellationToken.None);
        return new Changed(changed.Value!.CandidateId, changed.Value.Version);
    }
}
