using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Parking;
using HrHub.Core.Vendors.Reading;
using HrHub.TestKit;
using HrHub.Tests.Vendors.Reading;

namespace HrHub.Tests.Canonical;

public class CanonicalSchemaTests
{
    [Fact]
    public void The_schema_is_2020_12_names_itself_and_is_closed()
    {
        var schema = JsonNode.Parse(CanonicalSchema.Interview.Text)!;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal("urn:hrhub:schema:interview:1", (string?)schema["$id"]);
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal((0, 100), ((double)schema["properties"]!["overall"]!["properties"]!["scaled"]!["minimum"]!, (double)schema["properties"]!["overall"]!["properties"]!["scaled"]!["maximum"]!));
        Assert.Contains("cancelled", schema["properties"]!["status"]!["enum"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("date-time", (string?)schema["properties"]!["scoredAt"]!["format"]);
    }

    [Fact]
    public void A_record_of_ours_is_valid()
        => Assert.Empty(CanonicalSchema.Interview.Validate(JsonSerializer.SerializeToNode(People.Interview("1"), CanonicalJson.Options)!));

    public static TheoryData<string, string, string> Violations => new()
    {
        { "overall.scaled", "101", "overall.scaled" },
        { "emotions[0].intensity", "1.5", "emotions[0].intensity" },
        { "dimensions[0].weight", "-0.1", "dimensions[0].weight" },
        { "status", "\"unheard-of\"", "status" },
        { "startedAt", "\"2026-10-09T14:00:00\"", "startedAt" },
        { "startedAt", "\"yesterday\"", "startedAt" },
        { "candidate.nickname", "\"A\"", "candidate.nickname" },
        { "candidate.name", "7", "candidate.name" },
        { "transcript[0].speaker", "\"nobody\"", "transcript[0].speaker" },
        { "dimensions[0].children[0].children", "[{}]", "dimensions[0].children[0].children[0]" },
        { "schemaVersion", "2", "schemaVersion" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_document_that_breaks_the_schema_is_parked_with_the_path(string path, string value, string expected)
    {
        var document = JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!;
        Set(document, path, JsonNode.Parse(value));

        var reason = Refusal(document);

        Assert.Equal(("schema-violation", expected), (reason.Code, reason.Field));
        Assert.Null(reason.Value);
    }

    [Fact]
    public void A_missing_member_is_named()
    {
        var document = JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!;
        document["media"]![0]!.AsObject().Remove("mediaId");

        Assert.Equal(("schema-violation", "media[0].mediaId"), (Refusal(document).Code, Refusal(document).Field));
    }

    [Fact]
    public void What_only_the_hub_sets_is_not_taken_from_a_vendor()
    {
        var document = JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!;
        document["interviewId"] = "int-of-somebody-else";
        document["media"]![0]!["state"] = "captured";
        document["media"]![0]!["sealedObject"] = "videos/of-somebody-else";

        var part = Assert.Single(Assert.IsType<ReadResult.Parts>(Read(document)).Read);
        var interview = InterviewFold.Fold([part]);

        Assert.Equal(Ids.InterviewId("canonical", "AI-2026-0001"), interview.InterviewId);
        Assert.All(interview.Media, media => Assert.Equal((MediaState.Announced, null), (media.State, media.SealedObject)));
        Assert.Equal(["interviewId", "media[].sealedObject", "media[].state"], part.UnmappedFields);
    }

    [Fact]
    public void A_document_of_another_vendor_is_refused()
    {
        var document = JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!;
        document["vendor"] = "micro1";

        Assert.Equal("wrong-vendor", Refusal(document).Code);
    }

    [Fact]
    public void A_score_outside_its_own_range_loses_its_place_on_ours()
    {
        var document = JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!;
        document["overall"]!["value"] = 120;

        var interview = InterviewFold.Fold(Assert.IsType<ReadResult.Parts>(Read(document)).Read);

        Assert.Null(interview.Overall!.Scaled);
        Assert.Equal(new Suspicion("score-out-of-range", "overall", "86.5"), Assert.Single(interview.Provenance.Suspicions));
    }

    [Fact]
    public void A_record_of_ours_can_be_sent_in_again()
    {
        var sent = JsonSerializer.SerializeToNode(InterviewFold.Fold(Assert.IsType<ReadResult.Parts>(Read(JsonNode.Parse(Samples.Bytes("more/canonical-zh.json"))!)).Read), CanonicalJson.Options)!;

        Assert.IsType<ReadResult.Parts>(Read(sent));
    }

    private static ReadResult Read(JsonNode document)
        => new DeliveryReader().Read(Samples.Profile("canonical"), Samples.Delivery("canonical", Encoding.UTF8.GetBytes(document.ToJsonString())));

    private static ParkReason Refusal(JsonNode document) => Assert.IsType<ReadResult.Unreadable>(Read(document)).Reason;

    private static void Set(JsonNode document, string path, JsonNode? value)
    {
        var steps = path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        var holder = steps[..^1].Aggregate(document, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        holder[steps[^1]] = value;
    }
}
