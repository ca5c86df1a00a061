using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Ehr;

public sealed class SyncEhrFunction(PushCandidate<EhrSync> push)
{
    [Function(nameof(SyncEhr))]
    public Task SyncEhr([ServiceBusTrigger(Entities.CandidateChanged, "ehr", Connection = "ServiceBus", IsSessionsEnabled = true)] CandidateChanged message, CancellationToken ct)
        => push.Handle(message, ct);
}
