using System.Text;
using HrHub.Core.Canonical;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Tests.Vendors.Reading;

public class PayloadTests
{
    private const string Name = """{ "candidate.name": { "from": "who.name" } }""";

    [Fact]
    public void Fields_that_no_line_reads_are_listed_with_array_indexes_collapsed()
    {
        var part = Probe.Part(Name, """{ "unread": ["noise"] }""", """{ "id": "1", "who": { "name": "Ada", "age": 36 }, "skills": [{ "a": 1 }, { "a": 2, "b": [3] }], "none": null, "empty": [], "noise": { "x": 1 } }""");

        Assert.Equal(["empty", "none", "skills[].a", "skills[].b[]", "who.age"], part.UnmappedFields);
    }

    [Theory]
    [InlineData("items[?kind=='x'].text | [0]", "items[].more")]
    [InlineData("items[0].text || items[1].text", "items[].kind items[].more")]
    [InlineData("join(', ', items[].text)", "items[].kind items[].more")]
    [InlineData("sort_by(items, &kind)[0].text", "items[].more")]
    [InlineData("[items[0].more, items[0].text] | [1]", "items[].kind")]
    [InlineData("{t: items[0].text}.t", "items[].kind items[].more")]
    public void What_an_expression_reads_is_found_in_every_form_of_JMESPath(string expression, string unmapped)
    {
        var part = Probe.Part($$"""{ "recommendation": { "from": "{{expression}}" } }""", null, """{ "id": "1", "items": [{ "kind": "x", "text": "t", "more": 1 }] }""");

        Assert.Equal("t", (string?)part.Fields["recommendation"]);
        Assert.Equal(unmapped, string.Join(' ', part.UnmappedFields));
    }

    [Fact]
    public void A_map_keyed_by_name_nested_categories_and_the_root_can_be_read()
    {
        const string map = """
            { "dimensions": { "lists": [{ "each": "areas", "keyed": true, "item": {
                "label": { "from": "$key" },
                "score": { "from": "@.points", "scale": "s", "max": "$.outOf" },
                "children": { "lists": [{ "each": "parts", "item": { "label": { "from": "name" }, "score": { "from": "points", "scale": "s", "max": "$.outOf" } } }] } } }] } }
            """;

        var part = Probe.Part(map, """{ "scales": { "s": { "kind": "numeric" } } }""", """{ "id": "1", "outOf": 20, "areas": { "C++": { "points": 10, "parts": [{ "name": "Templates", "points": 5 }] }, "C#": null } }""");

        var dimension = Assert.Single(InterviewFold.Fold([part]).Dimensions);
        Assert.Equal(("cplusplus", "C++", 50.0), (dimension.Code, dimension.Label, dimension.Score!.Scaled));
        Assert.Equal(("templates", 25.0), (dimension.Children[0].Code, dimension.Children[0].Score!.Scaled));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "id": "1" } {}""")]
    [InlineData("""{ 'id': 1 }""")]
    [InlineData("""{ "id": NaN }""")]
    [InlineData("")]
    public void A_body_that_is_no_JSON_parks(string body) => Assert.Equal("bad-body", Probe.Refusal(Name, null, body).Code);

    [Fact]
    public void A_body_that_is_too_deep_or_not_UTF8_parks()
    {
        Assert.Equal("bad-body", Probe.Refusal(Name, null, $"{new string('[', 65)}{new string(']', 65)}").Code);
        var notText = Encoding.UTF8.GetBytes("{\"id\":\"?\"}");
        notText[7] = 0xff;
        Assert.Equal("bad-body", Assert.IsType<ReadResult.Unreadable>(new DeliveryReader().Read(Probe.Profile(Name), Samples.Delivery("probe", notText))).Reason.Code);
    }

    [Fact]
    public void An_unknown_event_parks_with_its_name()
    {
        var reason = Assert.IsType<ReadResult.Unreadable>(new DeliveryReader().Read(Samples.Profile("ribbon"), Samples.Delivery("ribbon", """{"event_type":"interview_vanished","interview_id":"1"}"""u8.ToArray()))).Reason;

        Assert.Equal(("unknown-event", "event_type", "interview_vanished", "ribbon.json: reading.events"), (reason.Code, reason.Field, reason.Value, reason.ProfileLine));
    }

    [Theory]
    [InlineData("""{ "other": 1 }""")]
    [InlineData("""{ "id": null }""")]
    [InlineData("""{ "id": "" }""")]
    public void A_delivery_without_interview_id_parks(string body) => Assert.Equal(("missing-field", "id"), (Probe.Refusal(Name, null, body).Code, Probe.Refusal(Name, null, body).Field));

    [Fact]
    public void An_event_that_says_nothing_about_an_interview_is_ignored_with_its_reason()
        => Assert.NotEmpty(Assert.IsType<ReadResult.Ignored>(new DeliveryReader().Read(Samples.Profile("micro1"), Samples.Delivery("micro1", """{"event":"applicant.created","data":{}}"""u8.ToArray()))).Reason);

    [Fact]
    public void The_event_can_come_from_the_address()
    {
        var profile = Probe.Profile(Name, """{ "event": { "fromUrl": true } }""");

        Assert.IsType<ReadResult.Parts>(Probe.Read(profile, """{ "id": "1" }""", "e"));
        Assert.Equal("unknown-event", Assert.IsType<ReadResult.Unreadable>(Probe.Read(profile, """{ "id": "1" }""", "other")).Reason.Code);
        Assert.Equal("missing-field", Assert.IsType<ReadResult.Unreadable>(Probe.Read(profile, """{ "id": "1" }""")).Reason.Code);
    }

    [Fact]
    public void An_answer_about_another_interview_is_refused()
    {
        var asked = Samples.Part(new Sample("showmebug", "showmebug.json"));
        var answer = new AnswerToRead("interview", """{"uid":"OTHER"}"""u8.ToArray(), new string('0', 64), Samples.ReceivedAt, true, asked);

        Assert.Equal("wrong-interview", Assert.IsType<ReadResult.Unreadable>(new DeliveryReader().ReadAnswer(Samples.Profile("showmebug"), answer)).Reason.Code);
    }

    [Fact]
    public void A_link_is_announced_under_a_stable_id_and_lives_as_long_as_the_profile_says()
    {
        const string map = """{ "media": { "lists": [{ "each": "@", "media": "v", "item": { "mediaId": { "value": "main" }, "sourceUrl": { "from": "url" } } }] } }""";
        const string rule = """{ "media": { "v": { "kind": "video", "lifetime": "00:15:00", "hosts": ["media.example.com", "*.cdn.example.com"] } } }""";

        var first = Probe.Part(map, rule, """{ "id": "1", "url": "https://media.example.com/a?sign=1" }""");
        var again = Probe.Part(map, rule, """{ "id": "1", "url": "https://media.example.com/a?sign=2" }""");

        Assert.Equal((string?)first.Fields["media"]![0]!["mediaId"], (string?)again.Fields["media"]![0]!["mediaId"]);
        Assert.Equal("2026-11-25T08:15:00Z", (string?)first.Fields["media"]![0]!["expiresAt"]);
        Assert.Null(Probe.Part(map, rule, """{ "id": "1", "url": null }""").Fields["media"]);
        Assert.True(Probe.Rules(map, rule).Media["v"].Allows("a.CDN.example.com"));
        Assert.False(Probe.Rules(map, rule).Media["v"].Allows("evilcdn.example.com"));
    }
}
