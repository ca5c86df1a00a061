using HrHub.Core.Access;
using HrHub.Core.Keys;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Keys;

public sealed class RetireEpochsFunction(RetireEpochs retire)
{
    [Function(nameof(RetireEpochs))]
    public Task Run([TimerTrigger("%Keys:RetireSchedule%")] TimerInfo timer, CancellationToken ct) => retire.Handle(Caller.Hub(nameof(RetireEpochs)), ct);
}
