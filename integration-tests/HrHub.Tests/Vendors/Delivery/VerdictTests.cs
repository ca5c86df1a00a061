using System.Net;
using System.Text;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>Each verdict and each reason.</summary>
public sealed class VerdictTests
{
    private const string Signing = """ "signature": { "algorithm": "sha256", "encoding": "hex", "headers": ["X-Sig"], "signs": "{timestamp}{header:X-Extra}{body}", "secrets": ["ribbon"] } """;
    private const string Time = """ "timestamp": { "body": "at", "unit": "s", "toleranceSeconds": 300 } """;

    [Theory]
    [InlineData("not json", BodyDefect.NotJson)]
    [InlineData("", BodyDefect.NotJson)]
    [InlineData("{\"a\":1,}", BodyDefect.NotJson)]
    [InlineData("{\"a\":1} x", BodyDefect.NotJson)]
    [InlineData("{\"a\":\"\\ud800\"}", BodyDefect.NotUtf8)]
    [InlineData("deep", BodyDefect.TooDeep)]
    [InlineData("latin1", BodyDefect.NotUtf8)]
    public void What_is_no_acceptable_JSON_is_kept_when_the_vendor_signed_it_and_refused_otherwise(string text, string defect)
    {
        var body = text switch
        {
            "deep" => Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)),
            "latin1" => Encoding.Latin1.GetBytes("{\"name\":\"Zoë\"}"),
            _ => Encoding.UTF8.GetBytes(text),
        };

        var signed = Judge(Profile("ribbon"), Signed(Profile("ribbon"), body)).Acceptance();
        Assert.Equal((defect, true), (signed.Defect, signed.PayloadAuthenticated));
        foreach (var vendor in new[] { "harver", "micro1" })
            Assert.Equal(defect, Assert.IsType<DeliveryVerdict.BadBody>(Judge(Profile(vendor), Signed(Profile(vendor), body))).Reason);
    }

    [Fact]
    public void A_signed_body_that_is_no_JSON_is_kept_though_its_time_can_not_be_read()
    {
        var profile = Profile("showmebug");
        var unsigned = new SignedDelivery("http://hub/webhooks/showmebug", "", new Dictionary<string, string>(), "half a bod"u8.ToArray());
        var mac = Convert.ToHexString(SignatureMath.Hmac(SignatureAlgorithm.Sha1, "secret"u8, [unsigned.Body]));
        Assert.Equal(BodyDefect.NotJson, Judge(profile, unsigned.With("Smb-Signature", mac)).Acceptance().Defect);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("[64]")]
    [InlineData("\"\\ud83d\\ude00 张三丰\"")]
    public void Repeated_keys_and_the_greatest_depth_are_no_defect(string text)
    {
        var body = text == "[64]" ? new string('[', 64) + new string(']', 64) : text;
        Assert.Null(BodyDefect.Of(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Each_way_to_fail_has_its_own_reason()
    {
        var profile = Having($$"""{ {{Signing}}, {{Time}} }""");
        var sent = new DeliverySigner(AllSecrets()).Sign(profile, new()
        {
            Body = Encoding.UTF8.GetBytes($$"""{"at":{{Now.ToUnixTimeSeconds()}}}"""),
            SentAt = Now,
            Headers = new Dictionary<string, string> { ["X-Extra"] = "x" },
        });

        Judge(profile, sent).Acceptance();
        Assert.Equal("signature-missing", Judge(profile, sent.With("X-Sig", null)).Refusal());
        Assert.Equal("signature-missing", Judge(profile, sent.With("X-Sig", "")).Refusal());
        Assert.Equal("signature-wrong", Judge(profile, sent.With("X-Sig", "zz")).Refusal());
        Assert.Equal("signature-wrong", Judge(profile, sent.With("X-Sig", sent.Headers["X-Sig"][..^2])).Refusal());
        Assert.Equal("signed-part-missing", Judge(profile, sent.With("X-Extra", null)).Refusal());
        Assert.Equal("signature-stale", Judge(profile, sent, at: Now.AddHours(1)).Refusal());
        Assert.Equal("secret-not-configured", Judge(profile, sent, Secrets()).Refusal());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"at":"yesterday"}""")]
    [InlineData("""{"at":99999999999999999999}""")]
    public void A_time_that_is_demanded_and_can_not_be_read_is_refused(string body)
    {
        var profile = Having($$"""{ "signature": { "algorithm": "sha256", "encoding": "hex", "headers": ["X-Sig"], "signs": "{body}", "secrets": ["ribbon"] }, {{Time}} }""");
        var bytes = Encoding.UTF8.GetBytes(body);
        var mac = Convert.ToHexString(SignatureMath.Hmac(SignatureAlgorithm.Sha256, "myGoodSecret"u8, [bytes]));
        var sent = new SignedDelivery("http://hub/webhooks/acme", "", new Dictionary<string, string>(), bytes).With("X-Sig", mac);
        Assert.Equal("timestamp-missing", Judge(profile, sent).Refusal());
    }

    [Fact]
    public void Vendors_that_document_a_case_of_hex_digits_get_no_other()
    {
        var (ribbon, showmebug) = (Profile("ribbon"), Profile("showmebug"));
        var lower = Signed(ribbon, Payload("ribbon.json"));
        var upper = Signed(showmebug, Payload("showmebug.json"));
        Assert.Equal("signature-wrong", Judge(ribbon, lower.With("X-Ribbon-Signature", lower.Headers["X-Ribbon-Signature"].ToUpperInvariant())).Refusal());
        Assert.Equal("signature-wrong", Judge(showmebug, upper.With("Smb-Signature", upper.Headers["Smb-Signature"].ToLowerInvariant())).Refusal());
    }

    [Theory]
    [InlineData("nosuchprefix")]
    [InlineData("whsec_***")]
    public void A_secret_that_is_not_written_as_the_profile_says_is_refused(string secret)
        => Assert.Equal("secret-malformed", Judge(Profile("canonical"), Signed(Profile("canonical"), "{}"u8.ToArray()), Secrets(("canonical", secret))).Refusal());

    [Theory]
    [InlineData("203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.7", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("203.0.114.7", false)]
    [InlineData(null, false)]
    public void Only_the_named_addresses_may_send(string? address, bool allowed)
    {
        var profile = Having("""{ "allowUnsigned": true, "addresses": ["203.0.113.0/24", "2001:db8::1"] }""");
        var sent = Signed(profile, "{}"u8.ToArray()).Arrived() with { RemoteAddress = address is null ? null : IPAddress.Parse(address) };
        var verdict = DeliveryGate.Judge(profile, sent, Secrets(), Now);

        if (allowed) Assert.False(verdict.Acceptance().PayloadAuthenticated);
        else Assert.Equal("address-not-allowed", verdict.Refusal());
    }

    [Fact]
    public void Credentials_are_missing_or_wrong()
    {
        var profile = Profile("harver");
        var sent = Signed(profile, Payload("harver.json"));
        Assert.Equal("credentials-missing", Judge(profile, sent.With("Authorization", null)).Refusal());
        Assert.Equal("credentials-missing", Judge(profile, sent.With("Authorization", "Bearer x")).Refusal());
        Assert.Equal("credentials-wrong", Judge(profile, sent.With("Authorization", "Basic !!")).Refusal());
        Assert.Equal("credentials-wrong", Judge(profile, sent.With("Authorization", "Basic " + Convert.ToBase64String("harver:pass"u8))).Refusal());
        Judge(profile, sent.With("Authorization", sent.Headers["Authorization"].Replace("Basic", "basic", StringComparison.Ordinal))).Acceptance();
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("a-long-path-secret/x")]
    public void The_secret_in_the_address_must_be_right(string rest)
    {
        var verdict = Judge(Profile("micro1"), Signed(Profile("micro1"), Payload("micro1.json")) with { PathRest = rest });
        if (rest.StartsWith("a-long", StringComparison.Ordinal)) Assert.Null(verdict.Acceptance().UrlEvent);
        else Assert.Equal("url-secret-wrong", verdict.Refusal());
    }

    [Fact]
    public void The_event_is_read_from_the_address()
    {
        var path = Having("""{ "allowUnsigned": true, "urlSecret": { "in": "path", "secrets": ["ribbon"] }, "urlEvent": { "in": "path" } }""");
        var body = "{}"u8.ToArray();
        Assert.Equal("interview/done", Judge(path, Signed(path, body, urlEvent: "x") with { PathRest = "myGoodSecret/interview/done" }).Acceptance().UrlEvent);
        Assert.Null(Judge(path, Signed(path, body) with { PathRest = "myGoodSecret" }).Acceptance().UrlEvent);
    }
}
