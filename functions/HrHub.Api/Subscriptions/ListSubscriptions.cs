using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>The caller's own subscriptions.</summary>
public sealed class ListSubscriptions(AdmitCaller admit, ISubscriptions subscriptions)
{
    /// <param name="Subscriptions">By id; nobody has more than twenty.</param>
    public sealed record Answer(IReadOnlyList<SubscriptionView> Subscriptions);

    public async Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "subscriptions" };
        if (await admit.ToRead(caller, Right.Subscribe, reading, ct) is { } refusal) return refusal;
        return new Answer([.. (await subscriptions.List(ct)).Select(stored => stored.Subscription)
            .Where(subscription => subscription.Owner == caller.Id && subscription.State is not SubscriptionState.Deleted).Select(subscription => SubscriptionView.Of(subscription))]);
    }
}
