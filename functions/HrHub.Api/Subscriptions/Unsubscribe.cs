using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>Ends a subscription at once. The pipeline destroys its key and drops its log.</summary>
public sealed class Unsubscribe(OwnSubscription own)
{
    public Task<Outcome<Subscription>> Handle(string subscriptionId, Caller caller, CancellationToken ct)
        => own.Change(subscriptionId, subscription => subscription with { State = SubscriptionState.Deleted }, AuditAction.Unsubscribed, caller, ct);
}
