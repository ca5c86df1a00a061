using System.Text;
using System.Text.Json.Nodes;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>What every built-in profile must refuse and accept. The gate is tried with the payloads of the vendors' documentation.</summary>
public sealed class BuiltInDeliveryTests
{
    [Theory]
    [InlineData("ribbon", true, 200)]
    [InlineData("codesignal", false, 200)]
    [InlineData("showmebug", true, 200)]
    [InlineData("micro1", false, 200)]
    [InlineData("harver", false, 200)]
    [InlineData("standard-webhooks", true, 202)]
    [InlineData("canonical", true, 202)]
    public void A_genuine_delivery_is_accepted(string vendor, bool payloadAuthenticated, int status)
    {
        var accepted = Judge(Profile(vendor), Genuine(vendor)).Acceptance();

        Assert.Equal(payloadAuthenticated, accepted.PayloadAuthenticated);
        Assert.Equal(status, accepted.Answer.Status);
        Assert.StartsWith(vendor + ":", accepted.InboxId, StringComparison.Ordinal);
        Assert.Null(accepted.Defect);
    }

    [Theory]
    [InlineData("ribbon")]
    [InlineData("showmebug")]
    [InlineData("standard-webhooks")]
    [InlineData("canonical")]
    public void A_changed_byte_is_refused(string vendor)
    {
        var genuine = Genuine(vendor);
        for (var at = 0; at < genuine.Body.Length; at++)
        {
            var changed = genuine.Body.ToArray();
            changed[at] ^= 1;
            Assert.Equal(RefusalReason.SignatureWrong, Judge(Profile(vendor), genuine with { Body = changed }).Refusal());
        }
    }

    [Theory]
    [InlineData("ribbon")]
    [InlineData("showmebug")]
    [InlineData("standard-webhooks")]
    [InlineData("canonical")]
    public void A_reserialized_body_is_refused(string vendor)
    {
        var genuine = Genuine(vendor);
        var again = Encoding.UTF8.GetBytes(JsonNode.Parse(genuine.Body.Span)!.ToJsonString(new() { WriteIndented = true }));
        Assert.Equal(RefusalReason.SignatureWrong, Judge(Profile(vendor), genuine with { Body = again }).Refusal());
    }

    [Theory]
    [InlineData("event", "companyTestSessionStarted")]
    [InlineData("triggeredOn", "1593676655001")]
    public void CodeSignals_signed_fields_can_not_be_changed(string field, string value)
    {
        var genuine = Genuine("codesignal");
        var body = JsonNode.Parse(genuine.Body.Span)!;
        body[field] = value;
        Assert.Equal(RefusalReason.SignatureWrong, Judge(Profile("codesignal"), genuine with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) }).Refusal());
    }

    [Fact]
    public void CodeSignals_event_can_not_be_changed_by_repeating_its_key()
    {
        var genuine = Genuine("codesignal");
        var body = Encoding.UTF8.GetString(genuine.Body.Span).TrimEnd().TrimEnd('}') + """, "event": "preScreenResultShared" }""";
        Assert.Equal(RefusalReason.SignatureWrong, Judge(Profile("codesignal"), genuine with { Body = Encoding.UTF8.GetBytes(body) }).Refusal());
    }

    [Theory]
    [InlineData("codesignal", 30 * 24 * 3600)]
    [InlineData("showmebug", 300)]
    [InlineData("standard-webhooks", 300)]
    [InlineData("canonical", 300)]
    public void A_stale_time_is_refused_in_both_directions(string vendor, int tolerance)
    {
        var (profile, genuine) = (Profile(vendor), Genuine(vendor));
        foreach (var direction in new[] { 1, -1 })
        {
            Judge(profile, genuine, at: Now.AddSeconds(direction * tolerance)).Acceptance();
            Assert.Equal(RefusalReason.SignatureStale, Judge(profile, genuine, at: Now.AddSeconds(direction * (tolerance + 1))).Refusal());
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void A_wrong_secret_is_refused(string vendor)
        => Assert.Contains(Judge(Profile(vendor), Genuine(vendor), AllSecrets("x")).Refusal(),
            (string[])[RefusalReason.SignatureWrong, RefusalReason.CredentialsWrong, RefusalReason.UrlSecretWrong]);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void An_absent_or_empty_secret_is_refused(string vendor)
    {
        Assert.Equal(RefusalReason.SecretNotConfigured, Judge(Profile(vendor), Genuine(vendor), Secrets()).Refusal());
        Assert.Equal(RefusalReason.SecretNotConfigured, Judge(Profile(vendor), Genuine(vendor), Secrets((vendor, ""), (vendor + "-next", " "))).Refusal());
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void A_delivery_without_its_proof_is_refused(string vendor)
    {
        var genuine = Genuine(vendor);
        var bare = genuine with { Headers = new Dictionary<string, string>(), PathRest = "", Url = "https://hub.example/webhooks/" + vendor };
        Assert.Contains(Judge(Profile(vendor), bare).Refusal(), (string[])[RefusalReason.SignatureMissing, RefusalReason.CredentialsMissing, RefusalReason.UrlSecretWrong]);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void During_a_rotation_both_secrets_are_right(string vendor)
    {
        var (now, next) = (AllSecrets().Find(vendor)!, AllSecrets("2").Find(vendor)!);
        var both = Secrets((vendor, now), (vendor.Replace('-', '_') + "_next", next));

        Judge(Profile(vendor), Genuine(vendor, AllSecrets()), both).Acceptance();
        Judge(Profile(vendor), Genuine(vendor, AllSecrets("2")), both).Acceptance();
        Judge(Profile(vendor), Genuine(vendor, AllSecrets("2")), Secrets((vendor, next))).Acceptance();
        Assert.IsType<DeliveryVerdict.Refused>(Judge(Profile(vendor), Genuine(vendor, AllSecrets()), Secrets((vendor, next))));
    }

    public static TheoryData<string> Vendors() => new(BuiltIn.All.Select(profile => profile.Name));

    private static SignedDelivery Genuine(string vendor, VendorSecrets? secrets = null) => Signed(Profile(vendor), vendor switch
    {
        "standard-webhooks" or "canonical" => Encoding.UTF8.GetBytes("""{"type":"interview.scored","data":{"id":"42"}}"""),
        "codesignal" => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Payload("codesignal.json")).Replace("1553720789347", "1593676655000", StringComparison.Ordinal)),
        _ => Payload(vendor + ".json"),
    }, secrets);
}
