using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Work;

namespace HrHub.Api.Materials;

/// <summary>The materials of a person that the caller may see at the person's stage.</summary>
public sealed class ListMaterials(AdmitCaller admit)
{
    /// <param name="CandidateId">Whose.</param>
    /// <param name="Version">Of the file: its ETag.</param>
    /// <param name="Materials">Oldest first.</param>
    public sealed record Answer(string CandidateId, long Version, IReadOnlyList<MaterialView> Materials);

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "materials" };
        if (!StageSight.SeesMaterials(caller.Role)) return await admit.Refuse(HubError.Forbidden, reading, ct);
        var opened = await admit.ToOpen(caller, Right.ReadFile, reading, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        return new Answer(file.CandidateId, file.Version, [.. file.Work.Materials.Where(material => StageSight.Sees(caller.Role, file.Stage, material.Purpose)).Select(MaterialView.Of)]);
    }
}
