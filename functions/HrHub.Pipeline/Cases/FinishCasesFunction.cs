using HrHub.Core.Cases;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Cases;

public sealed class FinishCasesFunction(FinishCases finish)
{
    [Function(nameof(FinishCases))]
    public Task Run([TimerTrigger("%Cases:FinishSchedule%")] TimerInfo timer, CancellationToken ct) => finish.Handle(ct);
}
