using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Competencies;

namespace HrHub.Api.Competencies;

/// <summary>The newest model of every position.</summary>
public sealed class ListModels(AdmitCaller admit, ICompetencyModels models)
{
    /// <param name="Models">By position code.</param>
    public sealed record Answer(IReadOnlyList<CompetencyModel> Models);

    public async Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "competency-model" };
        if (await admit.ToRead(caller, Right.ReadModel, reading, ct) is { } refusal) return refusal;
        return new Answer(await models.List(ct));
    }
}
