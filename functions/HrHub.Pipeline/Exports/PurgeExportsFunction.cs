using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Exports;

public sealed class PurgeExportsFunction(PurgeExports purge)
{
    [Function(nameof(PurgeExports))]
    public Task Run([TimerTrigger("%Exports:PurgeSchedule%")] TimerInfo timer, CancellationToken ct) => purge.Handle(ct);
}
