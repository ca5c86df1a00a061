using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>Tells a subscription once more of a change that it was told of, or that was given up. It is told of the same event under the same id, within seconds.</summary>
public sealed class ReplayEvent(OwnSubscription own, ISubscriptions subscriptions)
{
    private const int MostAtOnce = 100;

    public async Task<Outcome<SubscriptionView>> Handle(string subscriptionId, string eventId, Caller caller, CancellationToken ct)
    {
        if ((await own.Find(subscriptionId, caller, ct)).Error is { } error) return error;
        if (await subscriptions.FindSent(subscriptionId, eventId, ct) is null) return HubError.NotFound;
        var changed = await own.Change(subscriptionId, subscription => subscription.Again.Contains(eventId) || subscription.Again.Count >= MostAtOnce
            ? subscription : subscription with { Again = [.. subscription.Again, eventId] }, AuditAction.SubscriptionChanged, caller, ct);
        return changed.Error is { } refused ? refused : SubscriptionView.Of(changed.Value!);
    }
}
