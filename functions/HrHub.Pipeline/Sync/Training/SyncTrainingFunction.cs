using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Training;

public sealed class SyncTrainingFunction(PushCandidate<TrainingSync> push)
{
    [Function(nameof(SyncTraining))]
    public Task SyncTraining([ServiceBusTrigger(Entities.CandidateChanged, "training", Connection = "ServiceBus", IsSessionsEnabled = true)] CandidateChanged message, CancellationToken ct)
        => push.Handle(message, ct);
}
