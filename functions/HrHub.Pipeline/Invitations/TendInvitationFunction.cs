using HrHub.Core.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Invitations;

public sealed class TendInvitationFunction(TendInvitation tend)
{
    [Function(nameof(TendInvitation))]
    public Task Run([ServiceBusTrigger(Entities.Invite, Connection = "ServiceBus")] InviteMessage message, CancellationToken ct) => tend.Handle(message, ct);
}
