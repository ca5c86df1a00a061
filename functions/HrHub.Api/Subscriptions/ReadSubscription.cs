using HrHub.Core;
using HrHub.Core.Access;

namespace HrHub.Api.Subscriptions;

/// <summary>One subscription, without its secret.</summary>
public sealed class ReadSubscription(OwnSubscription own)
{
    public async Task<Outcome<SubscriptionView>> Handle(string subscriptionId, Caller caller, CancellationToken ct)
    {
        var found = await own.Find(subscriptionId, caller, ct);
        return found.Error is { } error ? error : SubscriptionView.Of(found.Value!.Subscription);
    }
}
