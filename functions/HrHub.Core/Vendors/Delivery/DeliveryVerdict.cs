namespace HrHub.Core.Vendors.Delivery;

/// <summary>What a request of a vendor is: one of four things.</summary>
public abstract record DeliveryVerdict
{
    private DeliveryVerdict()
    {
    }

    /// <summary>Not authenticated: 401, the body is not kept.</summary>
    /// <param name="Reason">One of <see cref="RefusalReason"/>.</param>
    public sealed record Refused(string Reason) : DeliveryVerdict;

    /// <summary>No delivery: the vendor tries the address and gets this answer. Nothing is kept.</summary>
    public sealed record Handshake(DeliveryAnswer Answer) : DeliveryVerdict;

    /// <summary>Not acceptable JSON, and not signed by the vendor either: 400, the body is not kept.</summary>
    /// <param name="Reason">One of <see cref="BodyDefect"/>.</param>
    public sealed record BadBody(string Reason) : DeliveryVerdict;

    /// <summary>A delivery to keep.</summary>
    /// <param name="InboxId">See <see cref="Inbox.InboxId"/>: the same for a repeat.</param>
    /// <param name="PayloadSha256">Lower-case hex of the raw body.</param>
    /// <param name="PayloadAuthenticated">True only when the vendor's signature covers the body.</param>
    /// <param name="UrlEvent">The event that the address names, where the profile takes it from there and it is there.</param>
    /// <param name="Defect">The vendor signed something that is not acceptable JSON: one of <see cref="BodyDefect"/>. It is kept and parked.</param>
    /// <param name="Answer">What the vendor gets once the delivery is durable.</param>
    public sealed record Accepted(string InboxId, string PayloadSha256, bool PayloadAuthenticated, string? UrlEvent, string? Defect, DeliveryAnswer Answer) : DeliveryVerdict;
}

/// <summary>Why a request was refused. Stable codes: they are counted and shown per vendor.</summary>
public static class RefusalReason
{
    public const string AddressNotAllowed = "address-not-allowed";
    public const string UrlSecretWrong = "url-secret-wrong";
    public const string CredentialsMissing = "credentials-missing";
    public const string CredentialsWrong = "credentials-wrong";
    public const string SignatureMissing = "signature-missing";
    public const string SignatureWrong = "signature-wrong";
    public const string SignatureStale = "signature-stale";

    /// <summary>The profile demands a time, and there is none or not one that can be read.</summary>
    public const string TimestampMissing = "timestamp-missing";

    /// <summary>A header, id or field that the signature is made over is absent.</summary>
    public const string SignedPartMissing = "signed-part-missing";

    /// <summary>None of the secrets that the profile names is set.</summary>
    public const string SecretNotConfigured = "secret-not-configured";

    /// <summary>A secret is set, but it is not written as the profile says (base64, hex, whsec).</summary>
    public const string SecretMalformed = "secret-malformed";
}
