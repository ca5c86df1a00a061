using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Parking;

namespace HrHub.Api.Operations;

/// <summary>Orders that one item's work is tried again.</summary>
public sealed class ReplayOneParked(IParkedList parked, OrderParked order)
{
    public async Task<Outcome<ParkedView>> Handle(string id, Caller caller, CancellationToken ct) => await order.Handle(await parked.Find(id, ct), ParkedOrderKind.Replay, null, caller, ct);
}
