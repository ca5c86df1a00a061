namespace HrHub.Core.Vendors.Delivery;

/// <summary>Finds what a <c>delivery</c> section says that can't be, or that would let in what nobody proved.</summary>
internal static class DeliveryRulesCheck
{
    public static IEnumerable<ProfileError> Of(DeliveryRules rules)
        => [.. Schemes(rules), .. Signature(rules), .. Timestamp(rules), .. Identity(rules), .. Addresses(rules), .. Handshakes(rules)];

    private static IEnumerable<ProfileError> Schemes(DeliveryRules rules)
    {
        var authenticates = rules.Signature is not null || rules.Basic is not null || rules.Bearer is not null || rules.ApiKey is not null;
        if (authenticates && rules.AllowUnsigned) yield return new("delivery.allowUnsigned", "does not go with signature, basic, bearer or apiKey: those are always demanded");
        if (!authenticates && !rules.AllowUnsigned)
            yield return new("delivery", "no authentication: expected signature, basic, bearer or apiKey, or \"allowUnsigned\": true with urlSecret or addresses");
        if (!authenticates && rules.AllowUnsigned && rules.UrlSecret is null && rules.Addresses.Count == 0)
            yield return new("delivery.allowUnsigned", "needs urlSecret or addresses: otherwise anybody may send");
        if (rules.Basic is not null && rules.Bearer is not null) yield return new("delivery.bearer", "does not go with basic: both are in the Authorization header");
    }

    private static IEnumerable<ProfileError> Signature(DeliveryRules rules)
    {
        if (rules.Signature is not { } rule) yield break;
        if (rule.Key is not null && rule.Separator is SignatureSeparator.Space) yield return new("delivery.signature.separator", "\"space\" does not go with key: pairs are separated by a comma");
        if (rule.Separator is SignatureSeparator.Space && rule.Prefix.Contains(' ') || rule.Separator is SignatureSeparator.Comma && rule.Prefix.Contains(','))
            yield return new("delivery.signature.prefix", $"\"{rule.Prefix}\" holds the separator");
        if (rule.Algorithm is SignatureAlgorithm.Ed25519 && rule.SecretFormat is SecretFormat.Text)
            yield return new("delivery.signature.secretFormat", "\"text\" can't hold an ed25519 public key: expected base64, hex or whsec");
        if (rule.Signs.Holds(SignedPartKind.Timestamp) && rules.Timestamp is null) yield return new("delivery.signature.signs", "{timestamp} needs delivery.timestamp");
        if (rule.Signs.Holds(SignedPartKind.Id) && rules.DeliveryId is null or { Headers.Count: 0, Body: null })
            yield return new("delivery.signature.signs", "{id} needs delivery.deliveryId");
        if (rule.Signs.Holds(SignedPartKind.Event) && rules.UrlEvent is null) yield return new("delivery.signature.signs", "{event} needs delivery.urlEvent; an event in the body is {body:path}");
    }

    private static IEnumerable<ProfileError> Timestamp(DeliveryRules rules)
    {
        if (rules.Timestamp is not { } rule) yield break;
        if (new[] { rule.Headers.Count > 0, rule.SignatureKey is not null, rule.Body is not null }.Count(named => named) != 1)
            yield return new("delivery.timestamp", "expected one of headers, signatureKey and body");
        if (rule.SignatureKey is not null && rules.Signature?.Key is null) yield return new("delivery.timestamp.signatureKey", "needs delivery.signature.key");
        if (rule.ToleranceSeconds is not null && !rules.SignsTimestamp)
            yield return new("delivery.timestamp.toleranceSeconds", "the time is not signed, anybody can set it: expected {timestamp} in delivery.signature.signs, or no tolerance");
    }

    private static IEnumerable<ProfileError> Identity(DeliveryRules rules)
    {
        if (rules.DeliveryId is not { } rule) yield break;
        var identified = rule.Headers.Count > 0 || rule.Body is not null;
        if (rule.Headers.Count > 0 && rule.Body is not null) yield return new("delivery.deliveryId", "expected headers or body, not both");
        if (!identified && rule.Volatile.Count == 0) yield return new("delivery.deliveryId", "expected headers, body or volatile");
        if (identified && rule.Volatile.Count > 0) yield return new("delivery.deliveryId.volatile", "only counts where there is no id");
    }

    private static IEnumerable<ProfileError> Addresses(DeliveryRules rules)
    {
        if (rules.UrlSecret is { In: UrlPart.Query, Name: null or "" }) yield return new("delivery.urlSecret.name", "missing: expected the query parameter that holds the secret");
        if (rules.UrlEvent is { In: UrlPart.Query, Name: null or "" }) yield return new("delivery.urlEvent.name", "missing: expected the query parameter that holds the event");
    }

    private static IEnumerable<ProfileError> Handshakes(DeliveryRules rules)
    {
        for (var at = 0; at < rules.Handshakes.Count; at++)
        {
            var (rule, path) = (rules.Handshakes[at], $"delivery.handshakes[{at}]");
            if (rule.EmptyBody == (rule.Field ?? rule.Echo) is not null) yield return new(path, "expected either emptyBody, or field or echo");
            if (rule.Value is not null && rule.Field is null) yield return new(path + ".value", "needs field");
            if (rule is { Field: not null, Value: null, Echo: null }) yield return new(path + ".value", "missing: every delivery with the field would be answered and not kept");
        }
    }
}
