using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Park;

public sealed class ParkCaptureDeadLettersFunction(ParkDeadLetters park)
{
    [Function(nameof(ParkCaptureDeadLetters))]
    public Task ParkCaptureDeadLetters([ServiceBusTrigger(Entities.Capture + Entities.DeadLetters, Connection = "ServiceBus")] CaptureMessage message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
