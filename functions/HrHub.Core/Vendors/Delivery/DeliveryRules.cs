using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>How a delivery is authenticated, told apart and answered. Where several schemes are named, a delivery must pass all of them.</summary>
public sealed record DeliveryRules
{
    [Description("Largest body in bytes; a larger one is answered 413 before it is read whole. Default 1 MiB.")]
    [Range(1024, 16 * 1024 * 1024)]
    public int BodyLimit { get; init; } = 1024 * 1024;

    [Description("The vendor signs its deliveries.")]
    public SignatureRule? Signature { get; init; }

    [Description("Where the time of sending is, and how far it may be from ours.")]
    public TimestampRule? Timestamp { get; init; }

    [Description("What tells one delivery from another. Left out: the body stands for itself.")]
    public DeliveryIdRule? DeliveryId { get; init; }

    [Description("HTTP Basic (RFC 7617); the secret is written as user:password.")]
    public CredentialRule? Basic { get; init; }

    [Description("A bearer token (RFC 6750) in the Authorization header.")]
    public CredentialRule? Bearer { get; init; }

    [Description("A key in a header of its own.")]
    public ApiKeyRule? ApiKey { get; init; }

    [Description("The vendor authenticates nothing, and that was decided. Needs urlSecret or addresses.")]
    public bool AllowUnsigned { get; init; }

    [Description("A secret in the address that the vendor was given.")]
    public UrlSecretRule? UrlSecret { get; init; }

    [Description("Addresses a delivery may come from, for example 203.0.113.0/24. Empty: any.")]
    public IReadOnlyList<AddressRange> Addresses { get; init; } = [];

    [Description("The event is in the address, not in the body.")]
    public UrlEventRule? UrlEvent { get; init; }

    [Description("Requests that are no deliveries: pings, challenges, an empty body at set-up.")]
    public IReadOnlyList<HandshakeRule> Handshakes { get; init; } = [];

    [Description("What the vendor gets for a delivery that is kept.")]
    public DeliveryAnswer Answer { get; init; } = new();

    /// <summary>
    /// True only when the signature covers the body, and the event too where the event is in the address. Basic, bearer tokens, keys and secret addresses
    /// say who sent a request, not that nobody changed it.
    /// </summary>
    [JsonIgnore]
    public bool PayloadAuthenticated => Signature is { } signature && signature.Signs.Holds(SignedPartKind.Body)
        && (UrlEvent is null || signature.Signs.Holds(SignedPartKind.Event) || signature.Signs.Holds(SignedPartKind.Url));

    /// <summary>True when nobody but the vendor can choose the delivery id. Only then may the id alone decide what is a repeat.</summary>
    [JsonIgnore]
    public bool SignsDeliveryId => DeliveryId is { } id && Signature is { } signature
        && (id.Headers.Count > 0 ? signature.Signs.Holds(SignedPartKind.Id) : id.Body is { } path && signature.Signs.Covers(path));

    /// <summary>True when a tolerance means something: an unsigned time can be set to now by anybody.</summary>
    [JsonIgnore]
    public bool SignsTimestamp => Timestamp is { } timestamp && Signature is { } signature
        && (signature.Signs.Holds(SignedPartKind.Timestamp) || (timestamp.Body is { } path && signature.Signs.Covers(path)));

    /// <summary>What is wrong with this section.</summary>
    public IEnumerable<ProfileError> Check() => DeliveryRulesCheck.Of(this);
}

/// <summary>What the vendor is told.</summary>
public sealed record DeliveryAnswer
{
    [Description("200 or 202, whichever the vendor counts as success. Default 202.")]
    [AllowedValues(200, 202)]
    public int Status { get; init; } = 202;

    [Description("Text of the answer. Default: empty.")]
    [MaxLength(1000)]
    public string? Body { get; init; }

    [Description("Media type of the text. Default text/plain.")]
    public string? ContentType { get; init; }
}
