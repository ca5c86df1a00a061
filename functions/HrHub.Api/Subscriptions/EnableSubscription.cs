using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>Turns a subscription on again, or tries again at once what failed: it is told of everything since it was told last.</summary>
public sealed class EnableSubscription(OwnSubscription own)
{
    public async Task<Outcome<SubscriptionView>> Handle(string subscriptionId, Caller caller, CancellationToken ct)
    {
        var changed = await own.Change(subscriptionId, subscription => subscription with { State = SubscriptionState.Active, Because = null, NextTry = null }, AuditAction.SubscriptionChanged, caller, ct);
        return changed.Error is { } error ? error : SubscriptionView.Of(changed.Value!);
    }
}
