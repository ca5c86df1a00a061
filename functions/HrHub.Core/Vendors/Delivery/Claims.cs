using System.Security.Cryptography;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>What a request says about itself, as its profile tells to read it: looked up once, checked and used as one and the same value.</summary>
internal sealed class Claims
{
    private readonly IncomingDelivery _delivery;
    private readonly DeliveryRules _rules;
    private readonly Lazy<string?> _defect;
    private readonly Lazy<byte[]> _bodySha256;

    public Claims(DeliveryRules rules, IncomingDelivery delivery)
    {
        (_rules, _delivery) = (rules, delivery);
        _defect = new(() => BodyDefect.Of(delivery.Body.Span));
        _bodySha256 = new(() => SHA256.HashData(delivery.Body.Span));
        if (rules.Signature is { } signature) Signature = delivery.FirstHeader(signature.Headers);
        Timestamp = rules.Timestamp is { } timestamp ? ReadTimestamp(timestamp) : null;
        DeliveryId = rules.DeliveryId is { } id ? delivery.FirstHeader(id.Headers) ?? Field(id.Body) : null;
        (UrlSecret, UrlEvent) = ReadUrl();
    }

    /// <summary>See <see cref="BodyDefect"/>; looked for only when it matters, for refusing must be cheap.</summary>
    public string? Defect => _defect.Value;

    /// <summary>Of the raw body; made when it is first wanted.</summary>
    public byte[] BodySha256 => _bodySha256.Value;

    /// <summary>The header with the signature, whole.</summary>
    public string? Signature { get; }

    public string? Timestamp { get; }
    public string? DeliveryId { get; }
    public string? UrlSecret { get; }
    public string? UrlEvent { get; }

    /// <summary>The text of a field of the body; null where the body is no JSON or has no such field.</summary>
    public string? Field(FieldPath? path) => path is not null && Defect is null ? path.Find(_delivery.Body.Span) : null;

    private string? ReadTimestamp(TimestampRule rule)
        => rule.Headers.Count > 0 ? _delivery.FirstHeader(rule.Headers)
            : rule.SignatureKey is { } key ? Signature is { } header ? SignatureHeader.Pair(header, key) : null
            : Field(rule.Body);

    private (string? Secret, string? Event) ReadUrl()
    {
        var rest = _delivery.PathRest.Trim('/');
        string? secret = null;
        if (_rules.UrlSecret is { In: UrlPart.Path })
        {
            var slash = rest.IndexOf('/');
            (secret, rest) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        }
        else if (_rules.UrlSecret is { Name: { } name })
        {
            secret = _delivery.Query(name);
        }

        var named = _rules.UrlEvent switch
        {
            { In: UrlPart.Path } => rest,
            { Name: { } name } => _delivery.Query(name),
            _ => null,
        };
        return (secret, named is { Length: > 0 } ? named : null);
    }
}
