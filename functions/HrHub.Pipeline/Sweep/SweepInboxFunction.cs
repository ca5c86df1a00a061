using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Sweep;

public sealed class SweepInboxFunction(SweepInbox sweep)
{
    [Function(nameof(SweepInbox))]
    public Task Run([TimerTrigger("%Sweep:Schedule%")] TimerInfo timer, CancellationToken ct) => sweep.Handle(ct);
}
