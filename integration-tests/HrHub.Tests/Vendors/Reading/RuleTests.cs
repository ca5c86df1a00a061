using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Parking;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Tests.Vendors.Reading;

/// <summary>A profile that is all about one rule.</summary>
internal static class Probe
{
    private const string Base = """{ "event": { "default": "e" }, "interviewId": "id", "events": { "e": { "effect": "update", "rank": 1, "maps": ["m"] } } }""";

    public static ReadingRules Rules(string maps, string? more = null)
    {
        var section = JsonNode.Parse(Base)!.AsObject();
        section["maps"] = new JsonObject { ["m"] = JsonNode.Parse(maps) };
        foreach (var (name, value) in JsonNode.Parse(more ?? "{}")!.AsObject()) section[name] = value?.DeepClone();
        return section.Deserialize<ReadingRules>(ProfileJson.Options)!;
    }

    public static VendorProfile Profile(string maps, string? more = null)
        => Samples.Profile("canonical") with { Name = "probe", Reading = Rules(maps, more) };

    public static ReadResult Read(VendorProfile profile, string payload, string? urlEvent = null)
        => new DeliveryReader().Read(profile, Samples.Delivery("probe", Encoding.UTF8.GetBytes(payload), urlEvent));

    public static InterviewPart Part(string maps, string? more, string payload)
    {
        var profile = Profile(maps, more);
        Assert.Empty(profile.Reading.Check());
        return Assert.Single(Assert.IsType<ReadResult.Parts>(Read(profile, payload)).Read);
    }

    public static ParkReason Refusal(string maps, string? more, string payload) => Assert.IsType<ReadResult.Unreadable>(Read(Profile(maps, more), payload)).Reason;
}

public class ScaleTests
{
    private const string Map = """{ "overall": { "from": "score", "scale": "s", "max": "max" } }""";

    [Theory]
    [InlineData("""{ "kind": "numeric", "min": 1, "max": 5 }""", "4", "4", 75.0)]
    [InlineData("""{ "kind": "numeric", "max": 100 }""", "66.60", "66.60", 66.6)]
    [InlineData("""{ "kind": "numeric", "max": 10, "strings": true }""", "\"7.5\"", "7.5", 75.0)]
    [InlineData("""{ "kind": "numeric", "max": 100, "percent": true }""", "\"85 %\"", "85 %", 85.0)]
    [InlineData("""{ "kind": "percentile" }""", "91", "91", 91.0)]
    [InlineData("""{ "kind": "ordinal", "levels": [["low", "mid", "high"]] }""", "\"mid\"", "mid", 50.0)]
    [InlineData("""{ "kind": "ordinal", "levels": [["low", "high"], ["A1", "A2", "B1", "B2", "C1", "C2"]] }""", "\"B1\"", "B1", 40.0)]
    [InlineData("""{ "kind": "ordinal", "ignoreCase": true, "levels": [["low", "high"]] }""", "\"HIGH\"", "HIGH", 100.0)]
    [InlineData("""{ "kind": "boolean" }""", "true", "true", 100.0)]
    [InlineData("""{ "kind": "boolean", "labels": { "通过": 1, "未通过": 0 } }""", "\"未通过\"", "未通过", 0.0)]
    [InlineData("""{ "kind": "label", "labels": { "差": 0, "良": 6, "优": 10 } }""", "\"良\"", "良", 60.0)]
    [InlineData("""{ "kind": "label" }""", "\"Green\"", "Green", null)]
    public void A_score_is_scaled_and_its_original_kept(string scale, string sent, string original, double? scaled)
    {
        var part = Probe.Part(Map, $$"""{ "scales": { "s": {{scale}} } }""", $$"""{ "id": "1", "score": {{sent}} }""");

        Assert.Equal(original, (string?)part.Fields["overall"]!["original"]);
        Assert.Equal(scaled, (double?)part.Fields["overall"]!["scaled"]);
        Assert.Empty(part.Suspicions);
    }

    [Theory]
    [InlineData("0", "0", "zero-of-zero")]
    [InlineData("5", "0", "score-out-of-range")]
    [InlineData("101", "100", "score-out-of-range")]
    [InlineData("-1", "100", "score-out-of-range")]
    [InlineData("7", "null", "no-maximum")]
    public void A_score_that_can_not_be_scaled_is_kept_and_suspicious(string score, string max, string suspicion)
    {
        var part = Probe.Part(Map, """{ "scales": { "s": { "kind": "numeric" } } }""", $$"""{ "id": "1", "score": {{score}}, "max": {{max}} }""");

        Assert.Equal(score, (string?)part.Fields["overall"]!["original"]);
        Assert.Null(part.Fields["overall"]!["scaled"]);
        Assert.Equal(new Suspicion(suspicion, "score", score), Assert.Single(part.Suspicions));
    }

    [Theory]
    [InlineData("""{ "kind": "ordinal", "levels": [["low", "high"]] }""", "\"Wizard\"", "unknown-label")]
    [InlineData("""{ "kind": "ordinal", "levels": [["low", "high"]] }""", "\"Low\"", "unknown-label")]
    [InlineData("""{ "kind": "label", "labels": { "good": 1, "bad": 0 } }""", "\"fine\"", "unknown-label")]
    [InlineData("""{ "kind": "boolean" }""", "\"yes\"", "unknown-label")]
    [InlineData("""{ "kind": "numeric", "max": 10 }""", "\"7\"", "wrong-type")]
    [InlineData("""{ "kind": "numeric", "max": 10, "strings": true }""", "\"seven\"", "wrong-type")]
    [InlineData("""{ "kind": "numeric", "max": 10 }""", "{}", "wrong-type")]
    public void A_value_that_the_scale_does_not_know_parks_with_field_and_profile_line(string scale, string sent, string code)
    {
        var reason = Probe.Refusal(Map, $$"""{ "scales": { "s": {{scale}} } }""", $$"""{ "id": "1", "score": {{sent}} }""");

        Assert.Equal((code, "score", "probe.json: reading.scales.s"), (reason.Code, reason.Field, reason.ProfileLine));
        Assert.Equal(code == "unknown-label" ? sent.Trim('"') : null, reason.Value);
    }

    [Fact]
    public void A_long_unknown_label_is_cut()
    {
        var reason = Probe.Refusal(Map, """{ "scales": { "s": { "kind": "ordinal", "levels": [["low", "high"]] } } }""", $$"""{ "id": "1", "score": "{{new string('x', 200)}}" }""");

        Assert.Equal(64, reason.Value!.Length);
    }

    [Theory]
    [InlineData("1e3", "1e3", 1000)]
    [InlineData("4.50", "4.50", 4.5)]
    [InlineData("-0", "-0", 0)]
    public void A_number_is_kept_as_it_was_written(string sent, string original, double value)
    {
        var part = Probe.Part(Map, """{ "scales": { "s": { "kind": "numeric", "max": 10000 } } }""", $$"""{ "id": "1", "score": {{sent}} }""");

        Assert.Equal((original, value), ((string?)part.Fields["overall"]!["original"], (double?)part.Fields["overall"]!["value"]));
    }
}

public class TimeTests
{
    [Theory]
    [InlineData("unixSeconds", null, "1593676655", "2020-07-02T07:57:35Z")]
    [InlineData("unixSeconds", null, "\"1593676655\"", "2020-07-02T07:57:35Z")]
    [InlineData("unixMilliseconds", null, "1553720789347", "2019-03-27T21:06:29.347Z")]
    [InlineData("iso", null, "\"2026-10-09T14:00:00+08:00\"", "2026-10-09T06:00:00Z")]
    [InlineData("iso", "Asia/Shanghai", "\"2026-10-09 14:00:00\"", "2026-10-09T06:00:00Z")]
    [InlineData("iso", "+08:00", "\"2026-10-09T14:00\"", "2026-10-09T06:00:00Z")]
    [InlineData("iso", "America/New_York", "\"2026-07-01T00:00:00\"", "2026-07-01T04:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "UTC", "\"2021-01-01 00:00:00\"", "2021-01-01T00:00:00Z")]
    [InlineData("dd-MMM-yyyy hh:mm tt", "UTC", "\"09-Oct-2020 06:51 PM\"", "2020-10-09T18:51:00Z")]
    public void A_time_becomes_UTC(string format, string? zone, string sent, string expected)
    {
        var part = Part(format, zone, sent);

        Assert.Equal(expected, (string?)part.Fields["startedAt"]);
        Assert.Equal(DateTimeOffset.Parse(expected), part.OccurredAt);
        Assert.Empty(part.Suspicions);
    }

    [Fact]
    public void A_time_without_zone_is_taken_for_UTC_and_noted_once()
    {
        var part = Part("iso", null, "\"2021-01-01 00:00:00\"");

        Assert.Equal("2021-01-01T00:00:00Z", (string?)part.Fields["startedAt"]);
        Assert.Equal(new Suspicion("time-without-zone", "reading.times.t"), Assert.Single(part.Suspicions));
    }

    [Fact]
    public void A_time_in_an_undocumented_unit_orders_nothing_and_is_noted()
    {
        var part = Part("unknownUnit", null, "123238983298");

        Assert.Null(part.OccurredAt);
        Assert.Null(part.Fields["startedAt"]);
        Assert.Equal("time-unit-unknown", Assert.Single(part.Suspicions).Code);
    }

    [Theory]
    [InlineData("iso", "\"yesterday\"")]
    [InlineData("iso", "\"2021-13-01\"")]
    [InlineData("iso", "1593676655")]
    [InlineData("unixSeconds", "\"soon\"")]
    [InlineData("unixSeconds", "99999999999999")]
    [InlineData("dd-MMM-yyyy hh:mm tt", "\"2021-01-01\"")]
    [InlineData("iso", "[]")]
    public void Anything_else_parks(string format, string sent)
        => Assert.Equal(("wrong-type", "probe.json: reading.times.t"), (Refused(format, sent).Code, Refused(format, sent).ProfileLine));

    private const string Map = """{ "startedAt": { "from": "at", "time": "t" } }""";

    private static string More(string format, string? zone)
        => $$"""{ "occurredAt": { "from": "at", "time": "t" }, "times": { "t": { "format": "{{format}}"{{(zone is null ? "" : $", \"zone\": \"{zone}\"")}} } } }""";

    private static InterviewPart Part(string format, string? zone, string sent) => Probe.Part(Map, More(format, zone), $$"""{ "id": "1", "at": {{sent}} }""");

    private static ParkReason Refused(string format, string sent) => Probe.Refusal(Map, More(format, null), $$"""{ "id": "1", "at": {{sent}} }""");
}

public class IdTests
{
    [Theory]
    [InlineData("""{ "pattern": "[A-Z]{4}\\d{4}" }""", "ABCD1234", "ABCD1234")]
    [InlineData("""{ "pattern": "([A-Z]+)(\\d+)", "rewrite": "$2-$1" }""", "ABCD1234", "1234-ABCD")]
    [InlineData("""{ "pattern": ".+", "case": "lower" }""", "AbC", "abc")]
    [InlineData("""{ "pattern": "\\w+", "toNumber": true }""", "A1", "1657")]
    [InlineData("""{ "pattern": "\\w+", "toNumber": true }""", "0a1", "47017")]
    [InlineData("""{ "pattern": "\\w+", "toNumber": true }""", "zzzzzzzzzzzzzzzz", "15917322219892801768783871")]
    public void An_id_is_checked_and_rewritten(string format, string sent, string expected)
    {
        var part = Probe.Part("""{ "candidate.externalIds.ats": { "from": "ats", "id": "f" } }""", $$"""{ "ids": { "f": {{format}} } }""", $$"""{ "id": "1", "ats": "{{sent}}" }""");

        Assert.Equal(expected, (string?)part.Fields["candidate"]!["externalIds"]!["ats"]);
    }

    [Theory]
    [InlineData("""{ "pattern": "\\d+" }""", "12a")]
    [InlineData("""{ "pattern": ".+", "toNumber": true }""", "张三")]
    public void An_id_of_another_form_parks_and_is_not_shown(string format, string sent)
    {
        var reason = Probe.Refusal("""{ "candidate.externalIds.ats": { "from": "ats", "id": "f" } }""", $$"""{ "ids": { "f": {{format}} } }""", $$"""{ "id": "1", "ats": "{{sent}}" }""");

        Assert.Equal(("wrong-type", "ats", "probe.json: reading.ids.f", null), (reason.Code, reason.Field, reason.ProfileLine, reason.Value));
        Assert.DoesNotContain(sent, reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Ada\"", "\"Byron\"", "Ada Byron")]
    [InlineData("null", "\"Byron\"", "Byron")]
    [InlineData("\"Ada\"", "null", "Ada")]
    [InlineData("null", "null", null)]
    [InlineData("\"三丰\"", "\"张\"", "张三丰")]
    [InlineData("\"Xiaoyu\"", "\"林\"", "Xiaoyu 林")]
    public void A_name_is_joined_as_its_script_asks(string first, string last, string? expected)
    {
        var part = Probe.Part("""{ "candidate.name": { "name": { "first": "f", "last": "l" } } }""", null, $$"""{ "id": "1", "f": {{first}}, "l": {{last}} }""");

        Assert.Equal(expected, (string?)part.Fields["candidate"]?["name"]);
    }
}
