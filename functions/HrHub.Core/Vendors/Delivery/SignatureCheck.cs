using System.Text;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Checks a signature over the raw bytes. Every comparison takes the same time whatever is compared.</summary>
internal static class SignatureCheck
{
    /// <returns>Null when one of the signatures is right under one of the secrets; otherwise one of <see cref="RefusalReason"/>.</returns>
    public static string? Refusal(DeliveryRules rules, SignatureRule rule, IncomingDelivery delivery, Claims claims, VendorSecrets secrets, DateTimeOffset now)
    {
        if (secrets.Keys(rule.Secrets, rule.SecretFormat, out var keys) is { } unusable) return unusable;
        if (claims.Signature is not { } header) return RefusalReason.SignatureMissing;
        if (SignedParts(rule, delivery, claims) is not { } parts) return RefusalReason.SignedPartMissing;

        var signatures = SignatureHeader.Signatures(rule, header).Select(text => Decode(rule.Encoding, text)).OfType<byte[]>().ToArray();
        if (!keys.Any(key => SignatureMath.Verifies(rule.Algorithm, key, parts, signatures))) return RefusalReason.SignatureWrong;
        return rules.Timestamp is { ToleranceSeconds: { } tolerance } timestamp ? Staleness(timestamp, tolerance, claims, now) : null;
    }

    /// <summary>Only asked for a right signature, so that "stale" means a clock or a replay, and "wrong" a secret.</summary>
    private static string? Staleness(TimestampRule rule, int tolerance, Claims claims, DateTimeOffset now)
    {
        // A signed body that is no JSON holds no time to read. It is kept for a person to see; the same bytes again are the same entry.
        if (rule.Body is not null && claims.Defect is not null) return null;
        if (claims.Timestamp is not { } text || rule.Read(text) is not { } sentAt) return RefusalReason.TimestampMissing;
        return (now - sentAt).Duration() > TimeSpan.FromSeconds(tolerance) ? RefusalReason.SignatureStale : null;
    }

    private static ReadOnlyMemory<byte>[]? SignedParts(SignatureRule rule, IncomingDelivery delivery, Claims claims)
    {
        var parts = new ReadOnlyMemory<byte>[rule.Signs.Parts.Count];
        for (var at = 0; at < parts.Length; at++)
        {
            var part = rule.Signs.Parts[at];
            if (part.Kind is SignedPartKind.Body)
            {
                parts[at] = delivery.Body;
                continue;
            }
            var text = part.Kind switch
            {
                SignedPartKind.Literal => part.Text,
                SignedPartKind.Timestamp => claims.Timestamp,
                SignedPartKind.Id => claims.DeliveryId,
                SignedPartKind.Url => delivery.Url,
                SignedPartKind.Event => claims.UrlEvent,
                SignedPartKind.Field => claims.Field(part.Field),
                _ => delivery.Header(part.Text),
            };
            if (text is null) return null;
            parts[at] = Encoding.UTF8.GetBytes(text);
        }
        return parts;
    }

    private static byte[]? Decode(SignatureEncoding encoding, string text) => encoding switch
    {
        SignatureEncoding.Base64 => EncodedBytes.FromBase64(text),
        SignatureEncoding.HexLower when text.AsSpan().ContainsAnyInRange('A', 'F') => null,
        SignatureEncoding.HexUpper when text.AsSpan().ContainsAnyInRange('a', 'f') => null,
        _ => EncodedBytes.FromHex(text),
    };
}
