using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using HrHub.Core.Canonical;
using HrHub.TestKit;

namespace HrHub.Tests.Canonical;

public class InterviewFoldTests
{
    private static readonly DateTimeOffset One = DateTimeOffset.Parse("2026-11-25T01:00:00Z");
    private static readonly DateTimeOffset Two = One.AddHours(1);
    private static readonly DateTimeOffset Three = One.AddHours(2);

    [Property(MaxTest = 500)]
    public void Dated_and_undated_parts_have_one_order_whatever_came_first(int seed)
    {
        var random = new Random(seed);
        var parts = Enumerable.Range(0, random.Next(1, 9)).Select(index => Part($"p{index}", random.Next(4), $"{random.Next(3)}", random.Next(2) == 0 ? null : One.AddHours(random.Next(3)), (PartEffect)random.Next(6))).ToList();
        var expected = Json(InterviewFold.Fold(parts));

        for (var round = 0; round < 6; round++)
        {
            var arrival = parts.Concat(parts.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next());
            Assert.Equal(expected, Json(InterviewFold.Fold(arrival)));
        }
    }

    [Property(MaxTest = 300)]
    public void The_later_of_two_dated_parts_wins_and_so_does_the_higher_rank_of_two_undated_ones(int seed)
    {
        var random = new Random(seed);
        var (first, second) = (random.Next(100), random.Next(100));

        Assert.Equal(first > second ? "a" : "b", Said(Part("1", 50 - first, "a", One.AddSeconds(first)), Part("2", 50 - second, "b", One.AddSeconds(second + (first == second ? 1 : 0)))));
        Assert.Equal(first > second ? "a" : "b", Said(Part("1", first, "a"), Part("2", second + (first == second ? 1 : 0), "b")));
    }

    [Fact]
    public void An_undated_part_stands_behind_the_last_dated_part_of_its_rank()
    {
        Assert.Equal("undated", Said(Part("1", 30, "early", One), Part("2", 10, "late", Two), Part("3", 20, "undated")));
        Assert.Equal("revised", Said(Part("1", 30, "early", One), Part("2", 40, "revised", Two), Part("3", 20, "undated")));
    }

    [Fact]
    public void Objects_merge_lists_are_replaced_scores_are_one_value_and_media_are_united()
    {
        var interview = Fold(
            People.Part("1", "i", 10, """{ "candidate": { "name": "Ada Byron", "externalIds": { "a": "1" } }, "overall": { "value": 5, "max": 10, "kind": "numeric", "original": "5" }, "skillTests": [{ "title": "A" }], "media": [{ "mediaId": "m1", "kind": "video", "sourceUrl": "https://old" }, { "mediaId": "m2", "kind": "report" }] }"""),
            People.Part("2", "i", 20, """{ "candidate": { "email": "ada.byron@example.com", "externalIds": { "b": "2" } }, "overall": { "value": 7, "kind": "numeric", "original": "7" }, "skillTests": [{ "title": "B" }], "media": [{ "mediaId": "m1", "kind": "video", "sourceUrl": "https://new" }] }"""));

        Assert.Equal(("Ada Byron", "ada.byron@example.com", 2), (interview.Candidate.Name, interview.Candidate.Email, interview.Candidate.ExternalIds.Count));
        Assert.Equal((7.0, null), (interview.Overall!.Value, interview.Overall.Max));
        Assert.Equal("B", Assert.Single(interview.SkillTests).Title);
        Assert.Equal(["https://new", null], interview.Media.Select(media => media.SourceUrl));
    }

    [Theory]
    [InlineData("started,invited", InterviewStatus.Started)]
    [InlineData("scored,completed", InterviewStatus.Scored)]
    [InlineData("abandoned,completed", InterviewStatus.Completed)]
    [InlineData("failed,scored", InterviewStatus.Scored)]
    [InlineData("scored,cancelled,started", InterviewStatus.Cancelled)]
    public void The_furthest_status_counts(string statuses, InterviewStatus expected)
        => Assert.Equal(expected, Fold([.. statuses.Split(',').Select((status, index) => People.Part($"{index}", "i", index, $$"""{ "status": "{{status}}" }"""))]).Status);

    public static TheoryData<string, ResultState?> Results => new()
    {
        { "update@-", null },
        { "provisional@-", ResultState.Provisional },
        { "final@1 provisional@2", ResultState.Final },
        { "provisional@1 final@2 revoke@3", ResultState.Revoked },
        { "revoke@1 final@2", ResultState.Final },
        { "revoke@2 final@1", ResultState.Revoked },
        { "revoke@2 final@2", ResultState.Revoked },
        { "revoke@1 final@-", ResultState.Revoked },
        { "revoke@- final@3", ResultState.Revoked },
        { "revoke@1 final@2 revoke@3", ResultState.Revoked },
        { "revoke@1 provisional@2", ResultState.Revoked },
        { "final@1 delete@2", ResultState.Revoked },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void A_revocation_stands_unless_a_final_result_is_dated_later(string events, ResultState? expected)
    {
        var parts = events.Split(' ').Select((text, index) => text.Split('@') is [var effect, var hour]
            ? Part($"{index}", index, null, hour == "-" ? null : One.AddHours(int.Parse(hour)), Enum.Parse<PartEffect>(effect, ignoreCase: true))
            : throw new FormatException()).ToArray();

        Assert.Equal(expected, InterviewFold.Fold(parts).Result);
    }

    [Fact]
    public void A_deletion_empties_the_content_and_keeps_ids_and_provenance()
    {
        var told = People.Part("1", "i", 10, """{ "candidate": { "name": "Ada Byron", "externalIds": { "ats": "A1" } }, "recommendation": "hire", "status": "scored" }""", One);
        var deleted = Part("2", 90, null, Two, PartEffect.Delete);
        var late = People.Part("3", "i", 20, """{ "recommendation": "late copy" }""");
        var again = People.Part("4", "i", 20, """{ "recommendation": "anew" }""", Three);

        var gone = Fold(late, deleted, told);
        Assert.Equal((null, null, "A1", InterviewStatus.Cancelled, 3), (gone.Recommendation, gone.Candidate.Name, gone.Candidate.ExternalIds["ats"], gone.Status, gone.Provenance.Deliveries.Count));
        Assert.Equal("anew", Fold(again, late, deleted, told).Recommendation);
    }

    [Fact]
    public void Parts_that_nothing_orders_and_that_disagree_are_suspicious()
    {
        var parts = new[] { Part("1", 10, "yes"), Part("2", 10, "no"), Part("3", 20, null) };

        Assert.Equal(new Suspicion("undated-conflict", "recommendation"), Assert.Single(Fold(parts).Provenance.Suspicions));
        Assert.Empty(Fold(Part("1", 10, "yes"), Part("2", 11, "no")).Provenance.Suspicions);
        Assert.Empty(Fold(Part("1", 10, "same"), Part("2", 10, "same")).Provenance.Suspicions);
    }

    [Fact]
    public void One_unauthenticated_delivery_makes_the_record_unauthenticated()
    {
        var doubtful = Part("2", 10, null) is var part ? part with { Provenance = part.Provenance with { PayloadAuthenticated = false } } : null!;

        Assert.True(Fold(Part("1", 10, null)).Provenance.PayloadAuthenticated);
        Assert.False(Fold(Part("1", 10, null), doubtful).Provenance.PayloadAuthenticated);
    }

    [Fact]
    public void Parts_of_different_interviews_and_unknown_members_are_bugs()
    {
        Assert.Throws<ArgumentException>(() => Fold());
        Assert.Throws<ArgumentException>(() => Fold(Part("1", 1, null), People.Part("2", "other", 1, "{}")));
        Assert.Throws<ArgumentException>(() => Fold(People.Part("1", "i", 1, """{ "surprise": 1 }""")));
        Assert.Throws<JsonException>(() => Fold(People.Part("1", "i", 1, """{ "candidate": { "name": 7 } }""")));
    }

    private static InterviewPart Part(string id, int rank, string? says, DateTimeOffset? at = null, PartEffect effect = PartEffect.Update)
        => People.Part(id, "i", rank, says is null ? "{}" : new JsonObject { ["recommendation"] = says }.ToJsonString(), at) with { Effect = effect };

    private static Interview Fold(params InterviewPart[] parts) => InterviewFold.Fold(parts);

    private static string? Said(params InterviewPart[] parts) => InterviewFold.Fold(parts).Recommendation;

    private static string Json(Interview interview) => JsonSerializer.Serialize(interview, CanonicalJson.Options);
}
