using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Disputes;

namespace HrHub.Api.Disputes;

/// <summary>Gives a dispute to another HR specialist. Its due date stays.</summary>
public sealed class AssignDispute(OwnDispute own, ChangeDispute change, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>Subject of the specialist's token.</summary>
        [Required, StringLength(200)] public string? Assignee { get; init; }
    }

    /// <param name="disputeId">The dispute.</param>
    /// <param name="request">To whom.</param>
    /// <param name="ifMatch">The caller's ETag; null for none.</param>
    /// <param name="caller">Who gives it.</param>
    /// <param name="ct">Cancels between the writes.</param>
    public async Task<Outcome<DisputeView>> Handle(string disputeId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var assigning = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.DisputeAssigned };
        var found = await own.ToWork(disputeId, Right.AssignDispute, assigning, ct);
        if (found.Error is { } refusal) return refusal;

        HubError? refused = null;
        var changed = await change.Apply(found.Value!.Entry, (_, interview) =>
        {
            refused = null;
            var dispute = interview.Dispute(disputeId)!;
            if (!ETags.Matches(ifMatch, dispute.Version)) refused = HubError.StaleETag;
            else if (dispute.State is not DisputeState.Open) refused = HubError.DisputeDecided;
            return refused is not null || dispute.Assignee == request.Assignee
                ? interview
                : interview.With(dispute with { Assignee = request.Assignee!, AssignedAt = clock.GetUtcNow(), Version = dispute.Version + 1 });
        }, assigning with { Record = disputeId }, ct);
        return refused ?? (changed is null ? HubError.NotFound : (Outcome<DisputeView>)DisputeView.Of(changed));
    }
}
