using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Invitations;

public sealed class RemindCandidatesFunction(RemindCandidates remind)
{
    [Function(nameof(RemindCandidates))]
    public Task RemindCandidates([TimerTrigger("%Invitations:RemindSchedule%")] TimerInfo timer, CancellationToken ct) => remind.Handle(ct);
}
