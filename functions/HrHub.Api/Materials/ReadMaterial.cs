using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Media;
using HrHub.Core.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HrHub.Api.Materials;

/// <summary>Opens a material to read any range of it; audited before the first byte.</summary>
public sealed class ReadMaterial(AdmitCaller admit, OpenMedia media)
{
    /// <summary>An open material, and what it is called.</summary>
    public sealed record Answer(OpenedMedia Opened, string FileName)
    {
        public override string ToString() => nameof(Answer);
    }

    public async Task<Outcome<Answer>> Handle(string candidateId, string materialId, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "materials" };
        if (!StageSight.SeesMaterials(caller.Role)) return await admit.Refuse(HubError.Forbidden, reading, ct);
        var file = await admit.ToWork(caller, Right.ReadFile, reading, ct);
        if (file.Error is { } refusal) return refusal;
        var (home, stage) = (file.Value!.File.CandidateId, file.Value.File.Stage);
        if (file.Value.File.Work.Material(materialId) is not { } material || !StageSight.Sees(caller.Role, stage, material.Purpose)) return await admit.Refuse(HubError.NotFound, reading with { Chain = home }, ct);

        await admit.OnRecord(file.Value, reading with { Record = materialId }, ct);
        return new Answer(await media.Open(material.Sealed, material.ContentType, ct), material.FileName ?? materialId + MaterialType.Extension(material.ContentType));
    }

    /// <summary>For taking away only: what somebody uploaded never runs as a page of ours.</summary>
    internal static IResult ToHttp(Answer answer, HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Stream(answer.Opened.Content, answer.Opened.ContentType, answer.FileName, entityTag: new EntityTagHeaderValue($"\"{answer.Opened.Sha256}\""), enableRangeProcessing: true);
    }
}
