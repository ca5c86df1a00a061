using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Api.Holds;

/// <summary>Lifts a legal hold. That of a dispute ends with the dispute.</summary>
public sealed class LiftHold(AdmitCaller admit, ChangeCandidateFile change, TimeProvider clock)
{
    /// <returns>The hold that was lifted.</returns>
    public async Task<Outcome<HoldView>> Handle(string candidateId, string holdId, Caller caller, CancellationToken ct)
    {
        var lifting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.HoldLifted };
        if (await admit.ToChange(caller, Right.LiftHold, lifting, ct) is { } refusal) return refusal;

        Hold? found = null;
        await change.Apply(candidateId, file =>
        {
            found = file.Holds().FirstOrDefault(hold => hold.HoldId == holdId);
            return found is { Kind: HoldKind.Legal } ? file with { Retention = file.Retention with { Holds = [.. file.Retention.Holds.Where(hold => hold.HoldId != holdId)] } } : file;
        }, lifting with { Record = holdId }, ct);
        return found switch
        {
            null => HubError.NotFound,
            { Kind: HoldKind.Dispute } => HubError.DisputeOpen,
            _ => new HoldView(found, HoldView.Of(found, clock.GetUtcNow()).InForce),
        };
    }
}
