using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using Org.BouncyCastle.Math.EC.Rfc8032;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>Every scheme in the field that a profile must be able to say: what the vendor's side signs, the gate accepts; what somebody else changes, it refuses.</summary>
public sealed class SchemeTests
{
    private static readonly byte[] PrivateKey = SHA256Of("private");
    private static readonly byte[] PublicKey = PublicKeyOf(PrivateKey);

    private static readonly VendorProfile[] Signing = [.. new[]
    {
        Signature("sha1", "hexUpper", "{body}"),
        Signature("sha256", "hexLower", "{body}", """ "prefix": "sha256=", """),
        Signature("sha256", "hex", "{body}", """ "prefix": "sha256 ", """),
        Signature("sha512", "base64", "{body}"),
        Signature("sha512", "hexLower", "{body}", """ "secretFormat": "hex", """, secret: "hex"),
        Signature("sha256", "base64", "{id}.{timestamp}.{body}", """ "prefix": "v1,", "separator": "space", "secretFormat": "whsec", """,
            """ "timestamp": { "headers": ["X-Time"], "unit": "s", "toleranceSeconds": 300 }, "deliveryId": { "headers": ["X-Id"] }, """, "whsec"),
        Signature("sha256", "hexLower", "{timestamp}.{body}", """ "key": "v1", """, """ "timestamp": { "signatureKey": "t", "unit": "s", "toleranceSeconds": 300 }, """),
        Signature("sha256", "hexLower", "v0:{timestamp}:{body}", """ "prefix": "v0=", """, """ "timestamp": { "headers": ["X-Time"], "unit": "ms", "toleranceSeconds": 300 }, """),
        Signature("sha256", "base64", "{url}{body}", """ "separator": "comma", """),
        Signature("sha256", "base64", "{event}|{body}", extra: """ "urlEvent": { "in": "path" }, """),
        Signature("sha1", "base64", "{url}\\n{body}", extra: """ "urlEvent": { "in": "query", "name": "event" }, """),
        Signature("sha256", "hex", "{{{header:X-Extra}}} {body}", """ "secretFormat": "base64", """, secret: "base64"),
        Signature("sha256", "hex", "{body:data.id}:{body:at}:{body}", extra: """ "timestamp": { "body": "at", "unit": "s" }, "deliveryId": { "body": "data.id" }, """),
        Signature("ed25519", "base64", "{id}.{timestamp}.{body}", """ "prefix": "v1a,", "separator": "space", "secretFormat": "whsec", """,
            """ "timestamp": { "headers": ["X-Time"], "unit": "s", "toleranceSeconds": 300 }, "deliveryId": { "headers": ["X-Id"] }, """, "ed25519-whsec"),
        Signature("ed25519", "hex", "{timestamp}{body}", """ "secretFormat": "hex", """, """ "timestamp": { "headers": ["X-Time"], "unit": "s", "toleranceSeconds": 300 }, """, "ed25519-hex"),
    }.Select(Having)];

    private static readonly VendorProfile[] Showing = [.. new[]
    {
        """{ "basic": { "secrets": ["text"] } }""",
        """{ "bearer": { "secrets": ["text"] } }""",
        """{ "apiKey": { "header": "X-Api-Key", "secrets": ["text"] } }""",
        """{ "allowUnsigned": true, "urlSecret": { "in": "path", "secrets": ["text"] }, "urlEvent": { "in": "path" } }""",
        """{ "allowUnsigned": true, "urlSecret": { "in": "query", "name": "key", "secrets": ["text"] }, "urlEvent": { "in": "query", "name": "event" } }""",
    }.Select(Having)];

    [Property(MaxTest = 40, Arbitrary = [typeof(Arbitraries)])]
    public void What_a_vendor_signs_is_accepted_under_every_scheme(Sample sample)
    {
        foreach (var profile in (VendorProfile[])[.. Signing, .. Showing])
        {
            var accepted = Judge(profile, Sign(profile, sample), Receiving, sample.At.AddSeconds(sample.Late)).Acceptance();
            Assert.Equal(Signing.Contains(profile), accepted.PayloadAuthenticated);
            Assert.Equal(profile.Delivery.UrlEvent is null ? null : sample.Event, accepted.UrlEvent);
        }
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(Arbitraries)])]
    public void A_changed_body_is_refused_under_every_scheme_that_signs_it(Sample sample, int where)
    {
        foreach (var profile in Signing)
        {
            var sent = Sign(profile, sample);
            var changed = sent.Body.ToArray();
            changed[(int)((uint)where % changed.Length)] ^= 0x10;
            Assert.Contains(Judge(profile, sent with { Body = changed }, Receiving, sample.At).Refusal(), (string[])[RefusalReason.SignatureWrong, RefusalReason.SignedPartMissing]);
        }
    }

    [Property(MaxTest = 20, Arbitrary = [typeof(Arbitraries)])]
    public void Another_secret_is_refused_under_every_scheme(Sample sample)
    {
        foreach (var profile in (VendorProfile[])[.. Signing, .. Showing])
            Assert.Contains(Judge(profile, Sign(profile, sample), Others, sample.At).Refusal(), (string[])[RefusalReason.SignatureWrong, RefusalReason.CredentialsWrong, RefusalReason.UrlSecretWrong]);
    }

    [Property(MaxTest = 20, Arbitrary = [typeof(Arbitraries)])]
    public void A_changed_time_or_id_is_refused_where_it_is_signed(Sample sample)
    {
        foreach (var profile in Signing)
        {
            var sent = Sign(profile, sample);
            if (profile.Delivery.SignsTimestamp && sent.Headers.ContainsKey("X-Time"))
                Assert.Equal(RefusalReason.SignatureWrong, Judge(profile, sent.With("X-Time", $"{long.Parse(sent.Headers["X-Time"]) + 1}"), Receiving, sample.At).Refusal());
            if (profile.Delivery.SignsDeliveryId && sent.Headers.ContainsKey("X-Id"))
                Assert.Equal(RefusalReason.SignatureWrong, Judge(profile, sent.With("X-Id", sample.Id + "x"), Receiving, sample.At).Refusal());
        }
    }

    public sealed record Sample(string Id, string Text, DateTimeOffset At, int Late, string Event);

    public static class Arbitraries
    {
        public static Arbitrary<Sample> Samples()
        {
            var visible = Gen.Elements(Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)).NonEmptyListOf().Select(letters => new string([.. letters]));
            var text = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(any => any.Get);
            return (from id in visible
                    from body in text
                    from seconds in Gen.Choose(1, 2_000_000_000)
                    from late in Gen.Choose(-300, 300)
                    from named in visible
                    select new Sample(id, body, DateTimeOffset.FromUnixTimeSeconds(seconds), late, named.Trim('/') is { Length: > 0 } plain ? plain : "e")).ToArbitrary();
        }
    }

    private static SignedDelivery Sign(VendorProfile profile, Sample sample) => new DeliverySigner(Sending).Sign(profile, new()
    {
        Body = JsonSerializer.SerializeToUtf8Bytes(new { data = new { id = sample.Id }, at = sample.At.ToUnixTimeSeconds(), text = sample.Text, name = "张三丰" }),
        SentAt = sample.At,
        DeliveryId = sample.Id,
        Event = sample.Event,
        Headers = new Dictionary<string, string> { ["X-Extra"] = "extra" },
    });

    private static string Signature(string algorithm, string encoding, string signs, string members = "", string extra = "", string secret = "text") => $$"""
        { {{extra}} "signature": { "algorithm": "{{algorithm}}", "encoding": "{{encoding}}", "headers": ["X-Signature"], {{members}} "signs": "{{signs}}", "secrets": ["{{secret}}"] } }
        """;

    private static VendorSecrets Sending { get; } = Written("key", PrivateKey);

    private static VendorSecrets Receiving { get; } = Written("key", PublicKey);

    private static VendorSecrets Others { get; } = Written("another key", PublicKeyOf(SHA256Of("another")));

    private static VendorSecrets Written(string key, byte[] ed25519)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Secrets(("text", key), ("hex", Convert.ToHexString(bytes)), ("base64", Convert.ToBase64String(bytes)), ("whsec", "whsec_" + Convert.ToBase64String(bytes)),
            ("ed25519-whsec", "whpk_" + Convert.ToBase64String(ed25519)), ("ed25519-hex", Convert.ToHexString(ed25519)));
    }

    private static byte[] SHA256Of(string text) => System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static byte[] PublicKeyOf(byte[] privateKey)
    {
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(privateKey, 0, key, 0);
        return key;
    }
}
