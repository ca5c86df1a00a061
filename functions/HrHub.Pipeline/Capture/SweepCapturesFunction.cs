using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Capture;

public sealed class SweepCapturesFunction(SweepCaptures sweep)
{
    [Function(nameof(SweepCaptures))]
    public Task Run([TimerTrigger("%Capture:SweepSchedule%")] TimerInfo timer, CancellationToken ct) => sweep.Handle(ct);
}
