using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.TestKit;

namespace HrHub.Tests.Invitations;

/// <summary>A person of whom there is nothing yet but that HR has invited them.</summary>
public sealed class InvitedPersonTests
{
    private static readonly DateTimeOffset Asked = TestStores.Start.AddDays(-3);

    [Fact]
    public void What_HR_said_is_the_identity_until_a_vendor_says_otherwise()
    {
        var file = Invited(Asked);
        Assert.Equal(("林小雨", "xiaoyu.lin@example.com", true, false), (file.Identity.Name, file.Identity.Email, file.IsMatched, file.IsPushed));

        var interviewed = file.With(People.File("x", People.Interview("i-1", new() { Email = "other@example.com" })).Interviews[0]);
        Assert.Equal(("林小雨", "other@example.com", "13800138000", true), (interviewed.Identity.Name, interviewed.Identity.Email, interviewed.Identity.Phone, interviewed.IsPushed));
    }

    [Fact]
    public void Whoever_never_shows_up_is_forgotten_as_long_after_the_last_standing_invitation_as_after_an_interview()
    {
        var file = Invited(Asked) with { CreatedAt = Asked };
        var due = Assert.Single(Policies.Stamp.Of(file).Due);
        var interviewed = Assert.Single(Policies.Stamp.Of(People.File("cand-2", People.Interview("i-1", at: Asked)) with { CreatedAt = Asked }).Due);
        Assert.Equal(interviewed, due);
        Assert.Equal(DataClass.WholeFile, due.Class);

        Assert.Equal(Asked.AddDays(2), RetentionFacts.Of(file.With(One("inv-2", Asked.AddDays(2)))).InterviewEndedAt);
        Assert.Equal(Asked, RetentionFacts.Of(file.With(One("inv-2", Asked.AddDays(2)) with { State = InvitationState.Failed })).InterviewEndedAt);
        Assert.Equal(Asked, RetentionFacts.Of(file.With(One("inv-1", Asked).EndedWith(Invitation.CalledOff, TestStores.Start))).InterviewEndedAt);
    }

    [Fact]
    public void What_HR_said_goes_with_a_merge_and_leaves_the_empty_cover()
    {
        var heir = People.File("cand-heir", People.Interview("i-1", new() { Email = "other@example.com" })).Inherit(Invited(Asked));
        Assert.Equal(("林小雨", "other@example.com"), (heir.Identity.Name, heir.Identity.Email));
        Assert.Null(Invited(Asked).Emptied("cand-heir").Identity.Name);
    }

    [Fact]
    public void An_invitation_is_seen_by_whoever_sees_what_it_is_to()
    {
        var file = Invited(Asked);
        Assert.NotNull(new Sight { Departments = ["HQ/Shanghai"] }.Of(file));
        Assert.NotNull(new Sight { Positions = ["RM-01"] }.Of(file));
        Assert.Null(new Sight { Departments = ["HQ/Beijing"] }.Of(file));
        Assert.Null(Sight.Nothing.Of(file));
        Assert.Equal("inv-2", Assert.Single(new Sight { Departments = ["HQ/Beijing"] }.Of(file.With(One("inv-2", Asked) with { Department = "HQ/Beijing" }))!.Invitations).InvitationId);
    }

    [Theory]
    [InlineData(null, InvitationProgress.NotStarted)]
    [InlineData(InterviewStatus.Invited, InvitationProgress.NotStarted)]
    [InlineData(InterviewStatus.Started, InvitationProgress.Started)]
    [InlineData(InterviewStatus.Completed, InvitationProgress.Completed)]
    [InlineData(InterviewStatus.Scoring, InvitationProgress.Scoring)]
    [InlineData(InterviewStatus.Scored, InvitationProgress.Scored)]
    [InlineData(InterviewStatus.Abandoned, InvitationProgress.Abandoned)]
    [InlineData(InterviewStatus.Failed, InvitationProgress.Failed)]
    [InlineData(InterviewStatus.Cancelled, InvitationProgress.Cancelled)]
    public void How_far_it_is_says_the_interview_once_there_is_one(InterviewStatus? status, InvitationProgress progress)
    {
        var made = One("inv-1", Asked) with { State = InvitationState.Made, Vendor = "canonical", VendorInterviewId = "i-1" };
        var file = Invited(Asked).With(made);
        if (status is { } reached) file = file.With(People.File("x", People.Interview("i-1") with { Status = reached }).Interviews[0]);
        Assert.Equal(progress, file.Progress(made));
        Assert.Equal(status is null or InterviewStatus.Invited, file.IsUnused(made));
        // Whoever was faster than the end of the link has had the interview all the same.
        Assert.Equal(status is InterviewStatus.Completed or InterviewStatus.Scoring or InterviewStatus.Scored ? progress : InvitationProgress.Expired, file.Progress(made.EndedWith(Invitation.Expired, Asked)));
    }

    [Fact]
    public void Where_the_vendors_answer_got_lost_ending_it_does_not_hide_that()
    {
        var asking = One("inv-1", Asked) with { State = InvitationState.Asking };
        Assert.True(asking.EndedWith(Invitation.CalledOff, Asked).MayBeMade);
        Assert.True((asking with { State = InvitationState.Failed, Because = Invitation.OutcomeUnknown }).EndedWith(Invitation.CalledOff, Asked).MayBeMade);
        Assert.False(One("inv-1", Asked).EndedWith(Invitation.CalledOff, Asked).MayBeMade);
    }

    private static CandidateFile Invited(DateTimeOffset at) => new CandidateFile { CandidateId = "cand-1", Version = 1, CreatedAt = at, ChangedAt = at }.With(One("inv-1", at) with { Person = People.林小雨 });

    private static Invitation One(string id, DateTimeOffset at)
        => new() { InvitationId = id, Vendor = "ribbon", PositionCode = "RM-01", Batch = "2027-spring", Department = "HQ/Shanghai", RequestedBy = "hr-1", RequestedAt = at };
}
