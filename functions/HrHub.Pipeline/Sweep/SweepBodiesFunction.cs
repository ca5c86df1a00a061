using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sweep;

public sealed class SweepBodiesFunction(SweepBodies sweep)
{
    [Function(nameof(SweepBodies))]
    public Task Run([TimerTrigger("%Sweep:BodiesSchedule%")] TimerInfo timer, CancellationToken ct) => sweep.Handle(ct);
}
