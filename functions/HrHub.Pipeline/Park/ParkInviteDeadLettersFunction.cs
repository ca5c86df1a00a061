using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Park;

public sealed class ParkInviteDeadLettersFunction(ParkDeadLetters park)
{
    [Function(nameof(ParkInviteDeadLetters))]
    public Task ParkInviteDeadLetters([ServiceBusTrigger(Entities.Invite + Entities.DeadLetters, Connection = "ServiceBus")] InviteMessage message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
