using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Park;

public sealed class CountParkedFunction(CountParked count)
{
    [Function(nameof(CountParked))]
    public Task Run([TimerTrigger("%Parked:CountSchedule%")] TimerInfo timer, CancellationToken ct) => count.Handle(ct);
}
