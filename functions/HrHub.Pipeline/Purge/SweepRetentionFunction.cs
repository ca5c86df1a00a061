using HrHub.Core.Access;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Purge;

public sealed class SweepRetentionFunction(SweepRetention sweep)
{
    [Function(nameof(SweepRetention))]
    public Task Run([TimerTrigger("%Retention:Schedule%")] TimerInfo timer, CancellationToken ct) => sweep.Handle(new SweepOrder(Caller.Hub(nameof(SweepRetention))), ct);
}
