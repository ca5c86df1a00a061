using HrHub.Core.Access;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Retention;

/// <summary>Somebody of whom there is nothing but an invitation is forgotten as anybody else.</summary>
public sealed class InvitedPersonTests
{
    private static readonly SweepOrder Order = new(Caller.Hub("retention"));

    [Fact]
    public async Task Whoever_was_invited_and_never_came_is_erased_when_the_time_of_an_interview_would_be_up()
    {
        await using var hub = await TestHub.Start();
        var now = TimeProvider.System.GetUtcNow();
        await Save(hub, "cand-old", now.AddYears(-3).AddDays(-2), new());
        await Save(hub, "cand-new", now.AddYears(-3).AddDays(2), new());

        var done = await Sweep(hub);

        Assert.Equal((RunState.Done, 1L, 0L), (done.State, done.Erased, done.Failed));
        Assert.Null(await hub.Files.Find("cand-old", default));
        Assert.NotNull(await hub.Files.Find("cand-new", default));
        Assert.Equal("cand-new", Assert.Single((await hub.Hub.Pipeline.GetRequiredService<IInvitationIndex>().List(new(), default)).Invitations).CandidateId);
    }

    [Fact]
    public async Task Where_only_the_identity_must_go_nothing_of_the_person_is_left_and_it_is_not_due_again()
    {
        await using var hub = await TestHub.Start(
            ("Retention:Policies:9:Basis", "IL-NAME"), ("Retention:Policies:9:Kind", "law-orders-erasure"), ("Retention:Policies:9:Classes", "identity"),
            ("Retention:Policies:9:From", "request-received"), ("Retention:Policies:9:Keep", "P0D"), ("Retention:Policies:9:Jurisdiction", "US-IL"));
        var now = TimeProvider.System.GetUtcNow();
        await Save(hub, "cand-1", now, new() { Jurisdiction = "US-IL", ErasureRequestedAt = now.AddHours(-1) });

        var done = await Sweep(hub);
        Assert.Equal((RunState.Done, 1L, 0L), (done.State, done.Erased, done.Failed));

        var file = (await hub.Files.Find("cand-1", default))!.File;
        Assert.Equal((null, 0, false), (file.Identity.Name, file.Invitations.Count, file.IsPushed));
        Assert.Equal([DataClass.WholeFile], HeldClasses.Of(file));
        Assert.Equal(0, (await hub.Hub.Pipeline.GetRequiredService<SweepRetention>().Handle(Order, default)).Value!.Due);
    }

    private static async Task<RetentionRun> Sweep(TestHub hub)
    {
        var sweep = hub.Hub.Pipeline.GetRequiredService<SweepRetention>();
        var proposed = (await sweep.Handle(Order, default)).Value!;
        Assert.Null((await hub.Hub.Pipeline.GetRequiredService<ConfirmRun>().Handle(proposed.RunId, new Caller("c-007", Role.Compliance, "test"), default)).Error);
        return (await sweep.Handle(Order, default)).Value!;
    }

    private static async Task Save(TestHub hub, string candidateId, DateTimeOffset at, RetentionState retention)
    {
        var invitation = new Invitation { InvitationId = $"inv-{candidateId}", Person = People.林小雨, Vendor = "nobody", PositionCode = "RM-01", RequestedBy = "hr-1", RequestedAt = at };
        var file = hub.Hub.Pipeline.GetRequiredService<StampRetention>().Of(new CandidateFile { CandidateId = candidateId, Version = 1, CreatedAt = at, ChangedAt = at, Retention = retention }.With(invitation));
        Assert.True(await hub.Files.Save(file, null, [], [], default));
        await hub.Hub.Pipeline.GetRequiredService<TrackInvitations>().Handle(file, invitation.InvitationId, default);
    }
}
