using System.Text;
using HrHub.Core.Vendors;
using HrHub.Tests.Vendors.Delivery;

namespace HrHub.Tests.Vendors;

/// <summary>A person who writes a profile sees everything that is wrong with it at once, with the line.</summary>
public sealed class ProfileErrorTests
{
    private const string Signature = """ "signature": { "algorithm": "sha256", "encoding": "hex", "headers": ["X-Sig"], "signs": "{body}", "secrets": ["acme"] } """;

    [Fact]
    public void All_errors_of_a_file_are_shown_at_once()
    {
        var file = ProfileFile.Read("acme.json", Encoding.UTF8.GetBytes("""
            {
              "name": "acme",
              "version": 0,
              "sources": [],
              "delivery": {
                "signature": {
                  "algorithm": "sha255",
                  "encoding": "hex",
                  "headers": [],
                  "signs": "{body}{nonce}",
                  "secrets": ["a", "b", "c"]
                },
                "answer": { "status": 204 },
                "bodyLimit": "1 MB",
                "adresses": [],
                "addresses": ["203.0.113.0/33"],
                "answer": {}
              },
              "reading": {}
            }
            """));

        Assert.Null(file.Profile);
        Assert.Superset(new HashSet<string>
        {
            "acme.json:1 title: missing",
            "acme.json:3 version: 0 is not from 1 to 2147483647",
            "acme.json:7 delivery.signature.algorithm: \"sha255\" is none of sha1, sha256, sha512, ed25519",
            "acme.json:9 delivery.signature.headers: is empty",
            "acme.json:10 delivery.signature.signs: {nonce} is none of {body}, {timestamp}, {id}, {url}, {event}, {body:path}, {header:Name}",
            "acme.json:11 delivery.signature.secrets: has the wrong number of entries: expected 1 to 2",
            "acme.json:13 delivery.answer.status: 204 is none of 200, 202",
            "acme.json:13 delivery.answer: stands here twice",
            "acme.json:14 delivery.bodyLimit: \"1 MB\" is no whole number",
            "acme.json:15 delivery.adresses: unknown: expected one of bodyLimit, signature, timestamp, deliveryId, basic, bearer, apiKey, allowUnsigned, urlSecret, addresses, urlEvent, handshakes, answer",
            "acme.json:16 delivery.addresses[0]: \"203.0.113.0/33\" is no address range: expected for example 203.0.113.0/24, without bits after the prefix",
        }, file.Errors.ToHashSet());
        Assert.Equal(file.Errors.Select(LineOf).Order(), file.Errors.Select(LineOf));
    }

    [Theory]
    [InlineData("", "delivery: no authentication: expected signature, basic, bearer or apiKey, or \"allowUnsigned\": true with urlSecret or addresses")]
    [InlineData(""" "allowUnsigned": true """, "delivery.allowUnsigned: needs urlSecret or addresses: otherwise anybody may send")]
    [InlineData(Signature + """, "allowUnsigned": true """, "delivery.allowUnsigned: does not go with signature, basic, bearer or apiKey: those are always demanded")]
    [InlineData(""" "allowUnsigned": true, "urlSecret": { "in": "query", "secrets": ["a"] } """, "delivery.urlSecret.name: missing: expected the query parameter that holds the secret")]
    [InlineData(Signature + """, "timestamp": { "headers": ["X-Time"], "unit": "s", "toleranceSeconds": 300 } """,
        "delivery.timestamp.toleranceSeconds: the time is not signed, anybody can set it: expected {timestamp} in delivery.signature.signs, or no tolerance")]
    [InlineData(Signature + """, "timestamp": { "unit": "s" } """, "delivery.timestamp: expected one of headers, signatureKey and body")]
    [InlineData(Signature + """, "timestamp": { "unit": "s", "signatureKey": "t" } """, "delivery.timestamp.signatureKey: needs delivery.signature.key")]
    [InlineData(Signature + """, "deliveryId": { } """, "delivery.deliveryId: expected headers, body or volatile")]
    [InlineData(Signature + """, "deliveryId": { "body": "id", "volatile": ["ts"] } """, "delivery.deliveryId.volatile: only counts where there is no id")]
    [InlineData(Signature + """, "handshakes": [{ "authenticated": false }] """, "delivery.handshakes[0]: expected either emptyBody, or field or echo")]
    [InlineData(Signature + """, "handshakes": [{ "field": "event", "authenticated": true }] """, "delivery.handshakes[0].value: missing: every delivery with the field would be answered and not kept")]
    [InlineData(Signature + """, "urlEvent": { "in": "query" } """, "delivery.urlEvent.name: missing: expected the query parameter that holds the event")]
    public void A_section_that_can_not_work_or_lets_anybody_in_is_refused(string delivery, string expected)
        => Assert.Contains($"acme.json:2 {expected}", Read($$"""{ {{delivery}} }"""));

    [Theory]
    [InlineData("{timestamp}{body}", "{timestamp} needs delivery.timestamp")]
    [InlineData("{id}{body}", "{id} needs delivery.deliveryId")]
    [InlineData("{event}{body}", "{event} needs delivery.urlEvent; an event in the body is {body:path}")]
    [InlineData("{body", "\"{body\": { without }")]
    [InlineData("body}", "\"body}\": } without {")]
    [InlineData("body", "\"body\" signs nothing of the delivery: expected some of {body}, {timestamp}, {id}, {url}, {event}, {body:path}, {header:Name}")]
    [InlineData("{body:a..b}", "\"a..b\" is no path: expected names with dots between them, such as data.id")]
    public void A_template_is_checked_when_the_profile_loads(string signs, string expected)
        => Assert.Contains("acme.json:2 delivery.signature.signs: " + expected, Read($$"""{ {{Signature.Replace("{body}", signs, StringComparison.Ordinal)}} }"""));

    [Fact]
    public void A_file_that_is_no_JSON_is_named_with_the_line()
        => Assert.StartsWith("acme.json:2 is no JSON: ", Assert.Single(ProfileFile.Read("acme.json", "{\n  'name': 1 }"u8.ToArray()).Errors), StringComparison.Ordinal);

    [Fact]
    public void A_file_must_have_the_name_of_its_profile()
        => Assert.Contains("other.json:1 name: \"acme\" is not the name of the file",
            ProfileFile.Read("other.json", Encoding.UTF8.GetBytes(Deliveries.Json($$"""{ {{Signature}} }"""))).Errors);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public void A_file_that_holds_no_object_is_refused(string json)
        => Assert.Equal($"acme.json:1 {json} is no object", Assert.Single(ProfileFile.Read("acme.json", Encoding.UTF8.GetBytes(json)).Errors));

    private static IReadOnlyList<string> Read(string delivery) => ProfileFile.Read("acme.json", Encoding.UTF8.GetBytes(Deliveries.Json(delivery))).Errors;

    private static int LineOf(string error) => int.Parse(error.Split(':')[1].Split(' ')[0]);
}
