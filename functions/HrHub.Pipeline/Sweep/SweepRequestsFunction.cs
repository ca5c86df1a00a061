using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sweep;

public sealed class SweepRequestsFunction(SweepRequests sweep)
{
    [Function(nameof(SweepRequests))]
    public Task Run([TimerTrigger("%Sweep:RequestsSchedule%")] TimerInfo timer, CancellationToken ct) => sweep.Handle(ct);
}
