using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Invitations;

public sealed class FollowInvitationsFunction(FollowInvitations follow)
{
    [Function(nameof(FollowInvitations))]
    public Task FollowInvitations([TimerTrigger("%Invitations:FollowSchedule%")] TimerInfo timer, CancellationToken ct) => follow.Handle(ct);
}
