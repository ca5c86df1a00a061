using HrHub.Core.Access;
using HrHub.Core.Work;

namespace HrHub.Tests.Work;

public sealed class StageTests
{
    [Fact]
    public void Forward_goes_by_one_back_as_far_as_one_likes_and_hired_is_no_step()
    {
        foreach (var (f, from) in HiringStages.All.Index())
            foreach (var (t, to) in HiringStages.All.Index())
                Assert.Equal(from != HiringStages.Hired && to != HiringStages.Hired && (t == f + 1 || t < f), HiringStages.MayMove(from, to));
        Assert.Equal([HiringStages.Offer], HiringStages.All.Where(HiringStages.MayHire));
        Assert.False(HiringStages.MayMove(HiringStages.Offer, "elsewhere"));
    }

    [Fact]
    public void What_a_stage_shows_a_later_one_shows_too()
    {
        foreach (var cls in Enum.GetValues<SeenClass>())
            foreach (var role in Enum.GetValues<Role>())
                for (var stage = 1; stage < HiringStages.All.Count; stage++)
                    Assert.False(StageSight.Sees(role, HiringStages.All[stage - 1], cls) && !StageSight.Sees(role, HiringStages.All[stage], cls));
    }

    [Theory]
    [InlineData(Role.Hr, HiringStages.HumanInterview, MaterialPurpose.BackgroundCheck, false)]
    [InlineData(Role.Hr, HiringStages.BackgroundCheck, MaterialPurpose.BackgroundCheck, true)]
    [InlineData(Role.DepartmentHead, HiringStages.Hired, MaterialPurpose.BackgroundCheck, false)]
    [InlineData(Role.Interviewer, HiringStages.AiInterview, MaterialPurpose.InterviewRecord, false)]
    [InlineData(Role.Interviewer, HiringStages.HumanInterview, MaterialPurpose.InterviewRecord, true)]
    [InlineData(Role.Interviewer, HiringStages.Offer, MaterialPurpose.Offer, false)]
    [InlineData(Role.Candidate, HiringStages.Offer, MaterialPurpose.Offer, true)]
    [InlineData(Role.Candidate, HiringStages.Hired, MaterialPurpose.InterviewRecord, false)]
    [InlineData(Role.System, HiringStages.Hired, MaterialPurpose.Resume, false)]
    public void A_material_is_seen_by_whom_and_from_when_the_table_says(Role role, string stage, MaterialPurpose purpose, bool seen) => Assert.Equal(seen, StageSight.Sees(role, stage, purpose));

    [Fact]
    public void No_score_and_no_identity_is_a_text_to_correct()
    {
        Assert.DoesNotContain(CorrectableText.All, field => field.Contains("score", StringComparison.OrdinalIgnoreCase) || field.StartsWith("candidate", StringComparison.Ordinal) || field.StartsWith("overall", StringComparison.Ordinal) || field.EndsWith("weight", StringComparison.Ordinal));
        Assert.True(CorrectableText.Is("dimensions[logic].children[speech].label"));
        Assert.False(CorrectableText.Is("dimensions[logic].score.value"));
    }
}
