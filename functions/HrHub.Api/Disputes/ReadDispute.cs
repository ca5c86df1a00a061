using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Disputes;

/// <summary>One dispute with what is said in it.</summary>
public sealed class ReadDispute(OwnDispute own)
{
    public async Task<Outcome<DisputeView>> Handle(string disputeId, Caller caller, CancellationToken ct)
    {
        var found = await own.ToRead(disputeId, Right.ReadDispute, new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "dispute" }, ct);
        return found.Error is { } refusal ? refusal : DisputeView.Of(found.Value!);
    }
}
