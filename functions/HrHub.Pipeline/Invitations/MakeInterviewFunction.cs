using HrHub.Core.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Invitations;

public sealed class MakeInterviewFunction(MakeInterview make)
{
    [Function(nameof(MakeInterview))]
    public Task Run([ServiceBusTrigger(Entities.Invite, Connection = "ServiceBus")] InviteMessage message, CancellationToken ct) => make.Handle(message, ct);
}
