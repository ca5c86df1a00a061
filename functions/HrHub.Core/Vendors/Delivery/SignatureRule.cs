using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>HMAC (RFC 2104) with the named hash, or Ed25519 (RFC 8032).</summary>
public enum SignatureAlgorithm { Sha1, Sha256, Sha512, Ed25519 }

/// <summary>How the signature is written. <see cref="Hex"/> takes both cases; base64 is RFC 4648 section 4.</summary>
public enum SignatureEncoding { HexLower, HexUpper, Hex, Base64 }

/// <summary>What stands between the signatures (or pairs) of one header.</summary>
public enum SignatureSeparator { None, Space, Comma }

/// <summary>How a secret is written in the settings. Whsec is the form of Standard Webhooks: <c>whsec_</c> (or <c>whpk_</c> for a public key) and base64.</summary>
public enum SecretFormat { Text, Base64, Hex, Whsec }

/// <summary>How the vendor signs.</summary>
public sealed record SignatureRule
{
    [Description("HMAC with sha1, sha256 or sha512, or ed25519.")]
    public required SignatureAlgorithm Algorithm { get; init; }

    [Description("How the signature is written.")]
    public required SignatureEncoding Encoding { get; init; }

    [Description("Names of the header, the first that is present counts: webhook-signature, svix-signature.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Headers { get; init; }

    [Description("What stands before each signature: 'sha256=', 'sha256 ', 'v1,'. Signatures with another prefix are ignored.")]
    public string Prefix { get; init; } = "";

    [Description("What stands between several signatures in one header. Default none: there is one.")]
    public SignatureSeparator Separator { get; init; }

    [Description("Where the header holds pairs such as t=1614265330,v1=5257a8: the name of the signature's pair, v1.")]
    public string? Key { get; init; }

    [Description("The signed text: {body} {timestamp} {id} {url} {event} {body:path.to.field} {header:Name} and anything between them; {{ and }} for braces.")]
    public required SignedText Signs { get; init; }

    [Description("Names of the secrets in the settings (Vendors__Secrets__NAME): the current one and, during a rotation, the next one. For ed25519 the public key.")]
    [Length(1, 2)]
    public required IReadOnlyList<string> Secrets { get; init; }

    [Description("How the secret is written. Default text: its UTF-8 bytes are the key.")]
    public SecretFormat SecretFormat { get; init; }
}
