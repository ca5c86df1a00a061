using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Parking;

namespace HrHub.Api.Operations;

/// <summary>Puts an order to a parked item; the pipeline, which alone may reach inbox and queues, carries it out within seconds. The order is on the trail before it is given.</summary>
public sealed class OrderParked(AdmitCaller admit, IParkedList parked, TimeProvider clock)
{
    /// <param name="item">As it was found; null when it was not.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="reason">Why it is discarded; null for a replay.</param>
    /// <param name="caller">Who orders.</param>
    /// <param name="ct">Cancels before the order is given.</param>
    /// <returns>The item with its order; not found, too, when it was done or parked anew meanwhile.</returns>
    public async Task<Outcome<ParkedView>> Handle(ParkedItem? item, ParkedOrderKind kind, DiscardReason? reason, Caller caller, CancellationToken ct)
    {
        var ordering = new AuditEvent
        {
            Chain = item?.CandidateId ?? AuditEvent.HubChain,
            Who = caller,
            Action = kind is ParkedOrderKind.Replay ? AuditAction.ReplayOrdered : AuditAction.DiscardOrdered,
            Record = item?.Id,
            FieldClass = "parked",
            Why = reason?.ToString(),
        };
        if (await admit.ToChange(caller, Right.ReplayParked, ordering, ct) is { } refusal) return refusal;
        if (item is null) return await admit.Refuse(HubError.NotFound, ordering, ct);
        if (kind is ParkedOrderKind.Discard && item.Stage is ParkedStage.Erase) return await admit.Refuse(HubError.NotDiscardable, ordering, ct);

        if (await admit.ToRead(caller, Right.ReplayParked, ordering, ct) is { } late) return late;
        var order = new ParkedOrder(kind, caller.Id, clock.GetUtcNow(), reason);
        return await parked.Order(item.Id, item.ParkedAt, order, ct) ? ParkedView.Of(item with { Order = order }) : HubError.NotFound;
    }
}
