using System.Text;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>Vendors try an address before they use it.</summary>
public sealed class HandshakeTests
{
    private const string Signature = """ "signature": { "algorithm": "sha256", "encoding": "hex", "headers": ["X-Sig"], "signs": "{body}", "secrets": ["ribbon"] } """;

    [Theory]
    [InlineData("")]
    [InlineData("{ }")]
    [InlineData("\r\n")]
    public void CodeSignals_empty_body_gets_200(string body)
        => Assert.Equal(200, Assert.IsType<DeliveryVerdict.Handshake>(Judge(Profile("codesignal"), Bare(body))).Answer.Status);

    [Fact]
    public void An_empty_body_is_no_handshake_where_the_profile_names_none()
        => Assert.Equal(RefusalReason.SignatureMissing, Judge(Profile("ribbon"), Bare("")).Refusal());

    [Fact]
    public void A_ping_that_must_be_authenticated_is_refused_without_a_signature()
    {
        var profile = Having($$"""{ {{Signature}}, "handshakes": [{ "field": "event", "value": "ping", "authenticated": true, "answer": { "status": 200, "body": "pong" } }] }""");
        const string Ping = """{"event":"ping"}""";

        Assert.Equal("pong", Assert.IsType<DeliveryVerdict.Handshake>(Judge(profile, Signed(profile, Encoding.UTF8.GetBytes(Ping)))).Answer.Body);
        Assert.Equal(RefusalReason.SignatureMissing, Judge(profile, Bare(Ping)).Refusal());
        Judge(profile, Signed(profile, """{"event":"pong"}"""u8.ToArray())).Acceptance();
    }

    [Theory]
    [InlineData("text", "text/plain; charset=utf-8", "a\"b")]
    [InlineData("json", "application/json", """{"token":"a\"b"}""")]
    public void A_challenge_is_echoed(string form, string type, string expected)
    {
        var profile = Having($$"""{ {{Signature}}, "handshakes": [{ "field": "type", "value": "url_verification", "echo": "data.token", "echoAs": "{{form}}", "authenticated": false }] }""");

        var answer = Assert.IsType<DeliveryVerdict.Handshake>(Judge(profile, Bare("""{"type":"url_verification","data":{"token":"a\"b"}}"""))).Answer;
        Assert.Equal((202, type, expected), (answer.Status, answer.ContentType, answer.Body));
        Assert.Equal(RefusalReason.SignatureMissing, Judge(profile, Bare("""{"type":"interview","data":{"token":"a"}}""")).Refusal());
        Assert.Equal(RefusalReason.SignatureMissing, Judge(profile, Bare($$$"""{"type":"url_verification","data":{"token":"{{{new string('a', 2000)}}}"}}""")).Refusal());
    }

    private static SignedDelivery Bare(string body) => new("https://hub.example/webhooks/acme", "", new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
}
