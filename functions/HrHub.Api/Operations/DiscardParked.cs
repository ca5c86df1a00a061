using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Parking;

namespace HrHub.Api.Operations;

/// <summary>Orders that one item's work is given up for good, with the reason.</summary>
public sealed class DiscardParked(IParkedList parked, OrderParked order)
{
    public sealed record Request
    {
        /// <summary>One of a closed list: it stays on the audit trail.</summary>
        [Required] public DiscardReason? Reason { get; init; }
    }

    public async Task<Outcome<ParkedView>> Handle(string id, Request request, Caller caller, CancellationToken ct)
        => await order.Handle(await parked.Find(id, ct), ParkedOrderKind.Discard, request.Reason, caller, ct);
}
