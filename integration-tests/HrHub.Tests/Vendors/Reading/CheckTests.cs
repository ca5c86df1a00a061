using HrHub.Core.Vendors.Reading;

namespace HrHub.Tests.Vendors.Reading;

public class CheckTests
{
    [Theory]
    [InlineData("""{ "candidate.nmae": { "from": "a" } }""", null, """reading.maps.m["candidate.nmae"]""")]
    [InlineData("""{ "candidate": { "from": "a" } }""", null, "reading.maps.m.candidate")]
    [InlineData("""{ "interviewId": { "from": "a" } }""", null, "reading.maps.m.interviewId")]
    [InlineData("""{ "result": { "value": "final" } }""", null, "reading.maps.m.result")]
    [InlineData("""{ "overall": { "from": "a" } }""", null, "reading.maps.m.overall")]
    [InlineData("""{ "overall": { "from": "a", "scale": "no" } }""", null, "reading.maps.m.overall.scale")]
    [InlineData("""{ "startedAt": { "from": "a" } }""", null, "reading.maps.m.startedAt")]
    [InlineData("""{ "startedAt": { "from": "a", "time": "no" } }""", null, "reading.maps.m.startedAt.time")]
    [InlineData("""{ "batch": { "from": "a", "value": "b" } }""", null, "reading.maps.m.batch")]
    [InlineData("""{ "batch": {} }""", null, "reading.maps.m.batch")]
    [InlineData("""{ "status": { "value": "vanished" } }""", null, "reading.maps.m.status")]
    [InlineData("""{ "status": { "from": "a", "labels": "l" } }""", """{ "labels": { "l": { "x": "vanished" } } }""", "reading.maps.m.status")]
    [InlineData("""{ "questions": { "from": "a" } }""", null, "reading.maps.m.questions")]
    [InlineData("""{ "questions": { "lists": [{ "each": "a", "item": { "answer": { "from": "b" } } }] } }""", null, "reading.maps.m.questions.lists[0].item")]
    [InlineData("""{ "media": { "lists": [{ "each": "a", "item": { "mediaId": { "from": "b" } } }] } }""", null, "reading.maps.m.media.lists[0]")]
    [InlineData("{}", """{ "scales": { "s": { "kind": "ordinal" } } }""", "reading.scales.s.levels")]
    [InlineData("{}", """{ "scales": { "s": { "kind": "ordinal", "levels": [["a", "b"], ["b", "a"]] } } }""", "reading.scales.s.levels")]
    [InlineData("{}", """{ "scales": { "s": { "kind": "numeric", "min": 5, "max": 5 } } }""", "reading.scales.s.max")]
    [InlineData("{}", """{ "times": { "t": { "format": "iso", "zone": "Mars/Olympus" } } }""", "reading.times.t.zone")]
    [InlineData("{}", """{ "times": { "t": { "format": "HH:mm" } } }""", "reading.times.t.format")]
    [InlineData("{}", """{ "ids": { "i": { "pattern": "(" } } }""", "reading.ids.i.pattern")]
    [InlineData("{}", """{ "ids": { "i": { "pattern": "(?=x)x" } } }""", "reading.ids.i.pattern")]
    [InlineData("{}", """{ "media": { "v": { "kind": "video", "hosts": ["https://x"] } } }""", "reading.media.v.hosts")]
    [InlineData("{}", """{ "interviewId": null }""", "reading.events.e")]
    [InlineData("{}", """{ "event": {} }""", "reading.event")]
    [InlineData("{}", """{ "events": { "e": { "maps": ["other"] } } }""", "reading.events.e.maps")]
    [InlineData("{}", """{ "events": { "e": { "document": "@", "maps": ["m"] } } }""", "reading.events.e")]
    public void Each_mistake_is_named_with_its_path(string maps, string? more, string path)
        => Assert.Contains(Probe.Rules(maps, more).Check(), error => error.Path == path);

    [Fact]
    public void A_call_that_the_profile_does_not_define_is_named()
    {
        var rules = Probe.Rules("{}", """{ "events": { "e": { "followUps": [{ "call": "details" }] } } }""");

        Assert.Equal(2, rules.Check(new HashSet<string>()).Count(error => error.Path == "reading.events.e.followUps[0].call"));
    }

    [Fact]
    public void A_broken_expression_is_refused_when_the_profile_is_read()
    {
        var broken = Assert.Throws<System.Text.Json.JsonException>(() => Probe.Rules("""{ "batch": { "from": "a.(" } }"""));

        Assert.Contains("is not JMESPath", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_shows_the_record_what_is_unmapped_and_what_is_suspicious()
    {
        var check = new ProfileCheck(new DeliveryReader());
        var report = check.Check(Samples.Profile("codesignal"), Samples.Delivery("codesignal", Samples.Bytes("more/codesignal-zero-of-zero.json")), "valid");

        Assert.True(report.IsGood);
        Assert.Equal(("林小雨", "valid"), (report.Interview!.Candidate.Name, report.Signature));
        Assert.Equal("zero-of-zero", Assert.Single(report.Suspicions).Code);
        Assert.False(check.Check(Samples.Profile("codesignal"), Samples.Delivery("codesignal", Samples.Bytes("codesignal.json")), "stale", refused: true).IsGood);
    }

    [Fact]
    public void The_report_says_why_a_payload_can_not_be_read_and_what_is_wrong_with_the_profile()
    {
        var check = new ProfileCheck(new DeliveryReader());
        var wizard = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(Samples.Bytes("micro1.json")).Replace("\"B1\"", "\"Wizard\"", StringComparison.Ordinal));

        var report = check.Check(Samples.Profile("micro1"), Samples.Delivery("micro1", wizard));
        Assert.Equal(("unknown-label", "data.soft_skills_evaluation[0].ai_evaluation.rating", "Wizard", "micro1.json: reading.scales.soft"), (report.Error!.Code, report.Error.Field, report.Error.Value, report.Error.ProfileLine));
        Assert.False(report.IsGood);
        Assert.False(check.Check(Probe.Profile("""{ "nope": { "from": "a" } }"""), Samples.Delivery("probe", "{}"u8.ToArray())).IsGood);
    }
}
