using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Tests.Records;

public sealed class RevisionTests
{
    private static readonly InterviewAssembly Assembly = new(new FolderRules(new()));

    [Theory]
    [InlineData("recommendation", "\"hire\"")]
    [InlineData("dimensions[logic].label", "\"Logic\"")]
    [InlineData("questions[0].feedback", "\"Better than told.\"")]
    public void A_field_is_set_by_its_path(string path, string value)
    {
        var changed = Assembly.Add(Told(), Revision(path, value), CandidateFile.FirstStage);
        Assert.True(FieldPath.TryGet((JsonObject)JsonSerializer.SerializeToNode(changed.Interview, CanonicalJson.Options)!, path, out var now));
        Assert.Equal(value, now!.ToJsonString());
    }

    [Theory]
    [InlineData("dimensions[none].label")]
    [InlineData("questions[7].text")]
    [InlineData("questions[-1].text")]
    [InlineData("questions")]
    [InlineData("")]
    [InlineData("nothing.here")]
    public void A_path_that_leads_nowhere_or_to_a_whole_list_is_told(string path)
    {
        var fields = (JsonObject)JsonSerializer.SerializeToNode(Told().Interview, CanonicalJson.Options)!;
        var found = FieldPath.TryGet(fields, path, out var value);
        Assert.True(!found || value is JsonArray);
    }

    [Fact]
    public void The_same_revision_twice_is_one()
    {
        var once = Assembly.Add(Told(), Revision("recommendation", "\"hire\""), CandidateFile.FirstStage);
        Assert.Same(once, Assembly.Add(once, Revision("recommendation", "\"hire\""), CandidateFile.FirstStage));
    }

    [Fact]
    public void A_late_part_does_not_undo_what_a_person_changed()
    {
        var changed = Assembly.Add(Told(), Revision("recommendation", "\"hire\""), CandidateFile.FirstStage);
        var late = changed.Parts[0] with { PartId = "part-2", Fields = new JsonObject { ["recommendation"] = "reject", ["batch"] = "late" } };
        var after = Assembly.Add(changed, [late], CandidateFile.FirstStage);
        Assert.Equal(("hire", "late"), (after.Interview.Recommendation, after.Interview.Batch));
    }

    [Fact]
    public void With_a_class_of_data_goes_what_was_changed_in_it()
    {
        var changed = Assembly.Add(Assembly.Add(Told(), Revision("questions[0].answer", "\"Said otherwise.\""), CandidateFile.FirstStage), Revision("recommendation", "\"hire\""), CandidateFile.FirstStage);
        var erased = Assembly.Without(changed, [DataClass.Transcript], CandidateFile.FirstStage);
        Assert.Equal("hire", erased.Interview.Recommendation);
        Assert.Equal(["recommendation"], erased.Revisions.Select(revision => revision.Field));
        Assert.DoesNotContain("Said otherwise", JsonSerializer.Serialize(erased, CanonicalJson.Options), StringComparison.Ordinal);
    }

    private static Revision Revision(string field, string value)
        => new() { RevisionId = $"rev-{field}", Field = field, New = JsonNode.Parse(value), By = "hr-1", At = DateTimeOffset.UnixEpoch };

    private static InterviewFile Told() => Assembly.Add(null, [new InterviewPart
    {
        PartId = "part-1", Vendor = "ribbon", VendorInterviewId = "i-1", Effect = PartEffect.Final, Rank = 1,
        Fields = (JsonObject)JsonNode.Parse("""
            {"recommendation":"consider","dimensions":[{"code":"logic","label":"逻辑思维"}],"questions":[{"text":"Why us?","answer":"Because."}]}
            """)!,
        Provenance = new() { DeliveryId = "d-1", Event = "report", Profile = "ribbon", ProfileVersion = 1, PayloadSha256 = new('0', 64), PayloadAuthenticated = true },
    }], CandidateFile.FirstStage);
}
