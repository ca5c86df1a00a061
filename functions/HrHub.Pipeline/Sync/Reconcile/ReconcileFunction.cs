using HrHub.Core.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sync.Reconcile;

public sealed class ReconcileFunction(SendBehind behind)
{
    [Function(nameof(Reconcile))]
    public Task Reconcile([TimerTrigger("%Sync:ReconcileSchedule%")] TimerInfo timer, CancellationToken ct) => behind.Handle(ct);
}
