using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Competencies;

namespace HrHub.Api.Competencies;

/// <summary>The competency model of a position, and which vendors have it.</summary>
public sealed class ReadModel(AdmitCaller admit, ICompetencyModels models)
{
    /// <param name="Model">The version that was asked for.</param>
    /// <param name="Vendors">How far each vendor is that takes models; empty before the first push.</param>
    public sealed record Answer(CompetencyModel Model, IReadOnlyList<ModelPush> Vendors);

    /// <param name="positionCode">Of the position.</param>
    /// <param name="version">Null or empty for the newest.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Answer>> Handle(string positionCode, string? version, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "competency-model" };
        if (await admit.ToRead(caller, Right.ReadModel, reading, ct) is { } refusal) return refusal;
        var number = 0;
        if (!string.IsNullOrEmpty(version) && (!int.TryParse(version, out number) || number < 1)) return HubError.BadRequest("version");
        return await (number == 0 ? models.Newest(positionCode, ct) : models.Find(positionCode, number, ct)) is { } model ? new Answer(model, await models.Pushes(positionCode, ct)) : HubError.NotFound;
    }
}
