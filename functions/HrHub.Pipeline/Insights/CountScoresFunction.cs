using HrHub.Core.Insights;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Insights;

public sealed class CountScoresFunction(CountScores count)
{
    [Function(nameof(CountScores))]
    public Task CountScores([TimerTrigger("%Insights:CountSchedule%")] TimerInfo timer, CancellationToken ct) => count.Handle(ct);
}
