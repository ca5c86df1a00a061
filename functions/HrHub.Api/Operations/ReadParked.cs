using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Parking;

namespace HrHub.Api.Operations;

/// <summary>Everything about one item that waits for a person.</summary>
public sealed class ReadParked(AdmitCaller admit, IParkedList parked)
{
    public async Task<Outcome<ParkedView>> Handle(string id, Caller caller, CancellationToken ct)
    {
        var item = await parked.Find(id, ct);
        var reading = new AuditEvent { Chain = item?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, Record = item?.Id, FieldClass = "parked" };
        if (await admit.ToRead(caller, Right.ReadOperations, reading, ct) is { } refusal) return refusal;
        if (item is null) return HubError.NotFound;
        // A value can be a name in the wrong field: those who see metadata only do without it.
        return ParkedView.Of(item, withValue: caller.Can(Right.ReplayParked) || caller.Can(Right.ReadFile));
    }
}
