using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Performance;

public sealed class SyncPerformanceFunction(PushCandidate<PerformanceSync> push)
{
    [Function(nameof(SyncPerformance))]
    public Task SyncPerformance([ServiceBusTrigger(Entities.CandidateChanged, "performance", Connection = "ServiceBus", IsSessionsEnabled = true)] CandidateChanged message, CancellationToken ct)
        => push.Handle(message, ct);
}
