using System.Text;
using System.Text.Json.Nodes;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace HrHub.Local.Sandbox.Vendors;

/// <summary>What a vendor is about to send.</summary>
public sealed record OutgoingDelivery
{
    /// <summary>Scheme and host of the hub: <c>http://127.0.0.1:7071</c>.</summary>
    public string HubUrl { get; init; } = "http://127.0.0.1:7071";

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Put into the header that the profile names; without meaning for vendors that send no id.</summary>
    public string DeliveryId { get; init; } = "msg_1";

    /// <summary>Put into the header or pair that the profile names. A time in the body is the body's own.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Put into the address, where the profile takes the event from there.</summary>
    public string? Event { get; init; }

    /// <summary>Headers that the profile signs beside its own.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A request as the vendor sends it.</summary>
/// <param name="Url">May hold a secret.</param>
/// <param name="PathRest">The path after the vendor's name, decoded; may hold a secret.</param>
/// <param name="Headers">Without Content-Type and Content-Length.</param>
/// <param name="Body">Exactly the bytes that were signed.</param>
public sealed record SignedDelivery(string Url, string PathRest, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public override string ToString() => $"SignedDelivery({Body.Length} bytes)";
}

/// <summary>The vendor's side of <see cref="DeliveryGate"/>: makes the request that the vendor of a profile would send. For the demo, the sandboxes and tests.</summary>
/// <param name="secrets">The first one that is set of those a profile names is used. For ed25519 the private key (32 bytes), not the public one.</param>
public sealed class DeliverySigner(VendorSecrets secrets)
{
    /// <exception cref="InvalidOperationException">A secret, a header or a field that the profile needs is absent.</exception>
    public SignedDelivery Sign(VendorProfile profile, OutgoingDelivery sent)
    {
        var rules = profile.Delivery;
        var headers = new Dictionary<string, string>(sent.Headers, StringComparer.OrdinalIgnoreCase);
        var (pathRest, url) = Address(profile, sent);
        var time = Time(rules.Timestamp, sent);
        if (rules.Timestamp is { Headers: [var timeHeader, ..] }) headers[timeHeader] = time;
        if (rules.DeliveryId is { Headers: [var idHeader, ..] }) headers[idHeader] = sent.DeliveryId;
        if (rules.Basic is { } basic) headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret(basic.Secrets)));
        if (rules.Bearer is { } bearer) headers["Authorization"] = "Bearer " + Secret(bearer.Secrets);
        if (rules.ApiKey is { } key) headers[key.Header] = Secret(key.Secrets);
        if (rules.Signature is { } signature)
        {
            byte[] text = [.. signature.Signs.Parts.SelectMany(part => Bytes(part, sent, url, time, rules))];
            var written = signature.Prefix + Written(signature.Encoding, Signature(signature, text));
            headers[signature.Headers[0]] = signature.Key is null ? written
                : rules.Timestamp?.SignatureKey is { } timeKey ? $"{timeKey}={time},{signature.Key}={written}"
                : $"{signature.Key}={written}";
        }
        return new(url, pathRest, headers, sent.Body);
    }

    private (string PathRest, string Url) Address(VendorProfile profile, OutgoingDelivery sent)
    {
        List<string> path = [];
        List<string> query = [];
        if (profile.Delivery.UrlSecret is { } secret) Add(secret.In, secret.Name, Secret(secret.Secrets));
        if (profile.Delivery.UrlEvent is { } named && sent.Event is { } value) Add(named.In, named.Name, value);

        var url = $"{sent.HubUrl}/webhooks/{profile.Name}{string.Concat(path.Select(part => "/" + Uri.EscapeDataString(part)))}";
        return (string.Join('/', path), query.Count == 0 ? url : $"{url}?{string.Join('&', query)}");

        void Add(UrlPart part, string? name, string text)
        {
            if (part is UrlPart.Path) path.Add(text);
            else query.Add($"{name}={Uri.EscapeDataString(text)}");
        }
    }

    private static string Time(TimestampRule? rule, OutgoingDelivery sent) => rule switch
    {
        null => "",
        { Body: { } field } => Text(sent.Body, field),
        { Unit: TimestampUnit.Ms } => $"{sent.SentAt.ToUnixTimeMilliseconds()}",
        _ => $"{sent.SentAt.ToUnixTimeSeconds()}",
    };

    private static byte[] Bytes(SignedPart part, OutgoingDelivery sent, string url, string time, DeliveryRules rules) => part.Kind switch
    {
        SignedPartKind.Body => sent.Body.ToArray(),
        SignedPartKind.Literal => Encoding.UTF8.GetBytes(part.Text),
        SignedPartKind.Timestamp => Encoding.UTF8.GetBytes(time),
        SignedPartKind.Id => Encoding.UTF8.GetBytes(rules.DeliveryId?.Body is { } field ? Text(sent.Body, field) : sent.DeliveryId),
        SignedPartKind.Url => Encoding.UTF8.GetBytes(url),
        SignedPartKind.Event => Encoding.UTF8.GetBytes(sent.Event ?? throw new InvalidOperationException("The profile signs the event in the address.")),
        SignedPartKind.Field => Encoding.UTF8.GetBytes(Text(sent.Body, part.Field!)),
        _ => Encoding.UTF8.GetBytes(sent.Headers.GetValueOrDefault(part.Text) ?? throw new InvalidOperationException($"The profile signs the header {part.Text}.")),
    };

    private static string Text(ReadOnlyMemory<byte> body, FieldPath path)
        => path.ToString().Split('.').Aggregate(JsonNode.Parse(body.Span), (node, name) => node?[name])?.ToString()
            ?? throw new InvalidOperationException($"The profile signs the field {path} of the body.");

    private byte[] Signature(SignatureRule rule, byte[] text)
    {
        var key = VendorSecrets.Decode(Secret(rule.Secrets), rule.SecretFormat) ?? throw new InvalidOperationException($"The secret is not written as {rule.SecretFormat}.");
        if (rule.Algorithm is not SignatureAlgorithm.Ed25519) return SignatureMath.Hmac(rule.Algorithm, key, [text]);

        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(key, 0, text, 0, text.Length, signature, 0);
        return signature;
    }

    private static string Written(SignatureEncoding encoding, byte[] signature) => encoding switch
    {
        SignatureEncoding.Base64 => Convert.ToBase64String(signature),
        SignatureEncoding.HexUpper => Convert.ToHexString(signature),
        _ => Convert.ToHexStringLower(signature),
    };

    private string Secret(IReadOnlyList<string> names)
        => names.Select(secrets.Find).FirstOrDefault(value => value is not null) ?? throw new InvalidOperationException($"None of these secrets is set: {string.Join(", ", names)}.");
}
