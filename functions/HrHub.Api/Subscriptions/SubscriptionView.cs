using HrHub.Core.Changes;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>A subscription as its owner sees it.</summary>
public sealed record SubscriptionView
{
    public required string SubscriptionId { get; init; }
    public required string Url { get; init; }
    public required IReadOnlyList<ChangeKind> Kinds { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required SubscriptionState State { get; init; }

    /// <summary>Why it is disabled.</summary>
    public string? Because { get; init; }

    /// <summary>Tries of the next event that failed.</summary>
    public required int Failures { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Until when the secret before signs too.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    /// <summary><c>whsec_…</c>: only in the answer that made it.</summary>
    public string? Secret { get; init; }

    public static SubscriptionView Of(Subscription subscription, byte[]? secret = null) => new()
    {
        SubscriptionId = subscription.SubscriptionId,
        Url = subscription.Url,
        Kinds = subscription.Kinds,
        CreatedAt = subscription.CreatedAt,
        State = subscription.State,
        Because = subscription.Because,
        Failures = subscription.Failures,
        NextTry = subscription.NextTry,
        PreviousUntil = subscription.PreviousUntil,
        Secret = secret is null ? null : EventSignature.Written(secret),
    };

    public override string ToString() => $"SubscriptionView({SubscriptionId})";
}
