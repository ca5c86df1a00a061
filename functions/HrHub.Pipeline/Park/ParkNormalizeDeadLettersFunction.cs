using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Park;

public sealed class ParkNormalizeDeadLettersFunction(ParkDeadLetters park)
{
    [Function(nameof(ParkNormalizeDeadLetters))]
    public Task ParkNormalizeDeadLetters([ServiceBusTrigger(Entities.Normalize + Entities.DeadLetters, Connection = "ServiceBus")] NormalizeMessage message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
