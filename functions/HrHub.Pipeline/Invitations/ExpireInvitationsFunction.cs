using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Invitations;

public sealed class ExpireInvitationsFunction(ExpireInvitations expire)
{
    [Function(nameof(ExpireInvitations))]
    public Task ExpireInvitations([TimerTrigger("%Invitations:ExpireSchedule%")] TimerInfo timer, CancellationToken ct) => expire.Handle(ct);
}
