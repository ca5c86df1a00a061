using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Competencies;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Competencies;

/// <summary>The competency model of a position, and which vendors have it.</summary>
public sealed class ReadModel(AdmitCaller admit, ICompetencyModels models)
{
    /// <param name="Model">The version that was asked for.</param>
    /// <param name="Vendors">How far each vendor is that takes models; empty before the first push.</param>
    public sealed record Answer(CompetencyModel Model, IReadOnlyList<ModelPush> Vendors);

    /// <param name="positionCode">Of the position.</param>
    /// <param name="query"><c>version</c>; without it the newest.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Answer>> Handle(string positionCode, IQueryCollection query, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "competency-model" };
        if (await admit.ToRead(caller, Right.ReadModel, reading, ct) is { } refusal) return refusal;
        if (query.Keys.FirstOrDefault(name => name is not "version") is { } unknown) return HubError.BadRequest(unknown);
        var version = 0;
        if (query.ContainsKey("version") && !(int.TryParse(query["version"], out version) && version > 0)) return HubError.BadRequest("version");
        return await (version == 0 ? models.Newest(positionCode, ct) : models.Find(positionCode, version, ct)) is { } model ? new Answer(model, await models.Pushes(positionCode, ct)) : HubError.NotFound;
    }
}
