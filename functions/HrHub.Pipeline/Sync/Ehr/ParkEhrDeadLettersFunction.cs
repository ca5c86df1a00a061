using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.Pipeline.Park;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Ehr;

public sealed class ParkEhrDeadLettersFunction(ParkDeadPush<EhrSync> park)
{
    [Function(nameof(ParkEhrDeadLetters))]
    public Task ParkEhrDeadLetters(
        [ServiceBusTrigger(Entities.CandidateChanged, "ehr" + Entities.DeadLetters, Connection = "ServiceBus")] CandidateChanged message, FunctionContext context, CancellationToken ct)
        => park.Handle(message, DeadLetterReason.Of(context), ct);
}
