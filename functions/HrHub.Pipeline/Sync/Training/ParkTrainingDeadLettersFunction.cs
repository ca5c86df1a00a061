using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.Pipeline.Park;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Training;

public sealed class ParkTrainingDeadLettersFunction(ParkDeadPush<TrainingSync> park)
{
    [Function(nameof(ParkTrainingDeadLetters))]
    public Task ParkTrainingDeadLetters(
        [ServiceBusTrigger(Entities.CandidateChanged, "training" + Entities.DeadLetters, Connection = "ServiceBus")] CandidateChanged message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
