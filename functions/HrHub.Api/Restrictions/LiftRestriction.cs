using HrHub.Api.Holds;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Api.Restrictions;

/// <summary>
/// Lets a person's data be used again: found, and pushed in their current state. That the person was told before (GDPR article 18(3)) is for whoever lifts the restriction to see to.
/// </summary>
public sealed class LiftRestriction(AdmitCaller admit, ChangeCandidateFile change, ExplainAbsence explain)
{
    /// <returns>The file; <see cref="HubError.NotFound"/> when it is not restricted.</returns>
    public async Task<Outcome<CandidateFile>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var lifting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.RestrictionLifted };
        if (await admit.ToChange(caller, Right.LiftRestriction, lifting, ct) is { } refusal) return refusal;

        var lifted = false;
        var file = await change.Apply(candidateId, file =>
        {
            lifted = file.Retention.Restricted;
            return lifted ? file with { Retention = file.Retention with { Restricted = false } } : file;
        }, lifting, ct);
        if (file is null) return await explain.Handle(candidateId, ct);
        return lifted ? file : HubError.NotFound;
    }
}
