using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Purge;

public sealed class FinishErasuresFunction(FinishErasures finish)
{
    [Function(nameof(FinishErasures))]
    public Task Run([TimerTrigger("%Erasure:Schedule%")] TimerInfo timer, CancellationToken ct) => finish.Handle(ct);
}
