using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Disputes;

public sealed class TendDisputesFunction(TendDisputes tend)
{
    [Function(nameof(TendDisputes))]
    public Task Run([TimerTrigger("%Disputes:Schedule%")] TimerInfo timer, CancellationToken ct) => tend.Handle(ct);
}
