using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>A new secret, which is in this answer and in no other. The one before signs beside it for a day, so that the receiver changes over without losing an event.</summary>
public sealed class RotateSecret(OwnSubscription own, SubscriptionSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public async Task<Outcome<SubscriptionView>> Handle(string subscriptionId, Caller caller, CancellationToken ct)
    {
        if ((await own.Find(subscriptionId, caller, ct)).Error is { } error) return error;
        var secret = await secrets.Make(subscriptionId, ct);
        var changed = await own.Change(subscriptionId, subscription => subscription with { SealedSecret = secret.Sealed, SealedPrevious = subscription.SealedSecret, PreviousUntil = clock.GetUtcNow() + Overlap },
            AuditAction.SubscriptionChanged, caller, ct);
        return changed.Error is { } refused ? refused : SubscriptionView.Of(changed.Value!, secret.Plain);
    }
}
