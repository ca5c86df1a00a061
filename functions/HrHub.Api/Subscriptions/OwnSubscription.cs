using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>Finds and changes a subscription for its owner; for everybody else it does not exist.</summary>
public sealed class OwnSubscription(AdmitCaller admit, ISubscriptions subscriptions, IAuditLog audit)
{
    private const int Tries = 20;

    public async Task<Outcome<StoredSubscription>> Find(string subscriptionId, Caller caller, CancellationToken ct)
    {
        var attempt = Event(subscriptionId, caller, AuditAction.Refused);
        if (await admit.ToChange(caller, Right.Subscribe, attempt, ct) is { } refusal) return refusal;
        return await subscriptions.Find(subscriptionId, ct) is { } stored && stored.Subscription.Owner == caller.Id && stored.Subscription.State is not SubscriptionState.Deleted
            ? stored : await admit.Refuse(HubError.NotFound, attempt, ct);
    }

    /// <param name="subscriptionId">Which.</param>
    /// <param name="change">May run several times.</param>
    /// <param name="action">For the trail.</param>
    /// <param name="caller">Its owner.</param>
    /// <param name="ct">Cancels between tries.</param>
    public async Task<Outcome<Subscription>> Change(string subscriptionId, Func<Subscription, Subscription> change, string action, Caller caller, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await Find(subscriptionId, caller, ct);
            if (found.Error is { } error) return error;
            var changed = change(found.Value!.Subscription);
            if (!await subscriptions.Replace(changed, found.Value.ETag, ct)) continue;
            await audit.Append(Event(subscriptionId, caller, action), ct);
            return changed;
        }
        return HubError.StaleETag;
    }

    private static AuditEvent Event(string subscriptionId, Caller caller, string action) => new() { Chain = AuditEvent.HubChain, Who = caller, Action = action, Record = subscriptionId, FieldClass = "subscriptions" };
}
