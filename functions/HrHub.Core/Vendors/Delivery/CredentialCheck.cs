using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Checks what a caller shows instead of a signature: Basic, a bearer token, a key in a header, a secret in the address.</summary>
internal static class CredentialCheck
{
    /// <returns>Null when every credential that the profile names is right; otherwise one of <see cref="RefusalReason"/>.</returns>
    public static string? Refusal(DeliveryRules rules, IncomingDelivery delivery, Claims claims, VendorSecrets secrets)
        => (rules.UrlSecret is { } url ? Refusal(claims.UrlSecret ?? "", url.Secrets, secrets, RefusalReason.UrlSecretWrong) : null)
        ?? (rules.Basic is { } basic ? Refusal(Basic(delivery), basic.Secrets, secrets, RefusalReason.CredentialsWrong) : null)
        ?? (rules.Bearer is { } bearer ? Refusal(Authorization(delivery, "Bearer "), bearer.Secrets, secrets, RefusalReason.CredentialsWrong) : null)
        ?? (rules.ApiKey is { } key ? Refusal(delivery.Header(key.Header), key.Secrets, secrets, RefusalReason.CredentialsWrong) : null);

    private static string? Refusal(string? shown, IReadOnlyList<string> names, VendorSecrets secrets, string wrong)
    {
        if (secrets.Keys(names, SecretFormat.Text, out var keys) is { } unusable) return unusable;
        if (shown is null) return RefusalReason.CredentialsMissing;

        // Both sides are hashed first: comparing texts of different lengths would tell the length.
        Span<byte> left = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(shown), left);
        var matches = false;
        foreach (var key in keys)
        {
            SHA256.HashData(key, right);
            matches |= CryptographicOperations.FixedTimeEquals(left, right);
        }
        return matches ? null : wrong;
    }

    private static string? Basic(IncomingDelivery delivery)
    {
        if (Authorization(delivery, "Basic ") is not { } encoded) return null;
        return EncodedBytes.FromBase64(encoded) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
    }

    private static string? Authorization(IncomingDelivery delivery, string scheme)
        => delivery.Header("Authorization") is { } header && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
}
