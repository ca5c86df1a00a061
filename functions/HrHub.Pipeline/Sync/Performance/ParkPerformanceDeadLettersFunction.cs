using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.Pipeline.Park;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Performance;

public sealed class ParkPerformanceDeadLettersFunction(ParkDeadPush<PerformanceSync> park)
{
    [Function(nameof(ParkPerformanceDeadLetters))]
    public Task ParkPerformanceDeadLetters(
        [ServiceBusTrigger(Entities.CandidateChanged, "performance" + Entities.DeadLetters, Connection = "ServiceBus")] CandidateChanged message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
