using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Pull;

public sealed class PullVendorsFunction(PullVendors pull)
{
    [Function(nameof(PullVendors))]
    public Task Run([TimerTrigger("%Pull:Schedule%")] TimerInfo timer, CancellationToken ct) => pull.Handle(ct);
}
