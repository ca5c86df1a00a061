using System.Security.Cryptography;
using HrHub.Core.Keys;

namespace HrHub.Core.Events;

/// <summary>Makes and opens the secrets of subscriptions. Each has a key of its own in the key store, which is wrapped anew with the others and destroyed with the subscription.</summary>
public sealed class SubscriptionSecrets(KeyRing keys, TimeProvider clock)
{
    private const string Field = "webhook-secret";

    /// <returns>A new secret, in plain and sealed.</returns>
    public async Task<(byte[] Plain, byte[] Sealed)> Make(string subscriptionId, CancellationToken ct)
    {
        var plain = RandomNumberGenerator.GetBytes(EventSignature.SecretLength);
        using var key = await keys.Candidate(subscriptionId, ct);
        return (plain, key.Seal(plain, subscriptionId, Field));
    }

    /// <summary>Those that sign now, the newest first.</summary>
    /// <exception cref="CryptographicException">The key is gone.</exception>
    public async Task<IReadOnlyList<byte[]>> Open(Subscription subscription, CancellationToken ct)
    {
        using var key = await keys.FindCandidate(subscription.SubscriptionId, ct) ?? throw new CryptographicException("The subscription's key is gone.");
        var secret = key.Open(subscription.SealedSecret, subscription.SubscriptionId, Field);
        return subscription is { SealedPrevious: { } previous, PreviousUntil: { } until } && until > clock.GetUtcNow() ? [secret, key.Open(previous, subscription.SubscriptionId, Field)] : [secret];
    }

    public Task Destroy(string subscriptionId, CancellationToken ct) => keys.Shred(subscriptionId, ct);
}
