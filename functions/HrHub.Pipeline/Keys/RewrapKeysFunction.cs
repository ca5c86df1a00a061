using HrHub.Core.Access;
using HrHub.Core.Keys;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Keys;

public sealed class RewrapKeysFunction(RewrapKeys rewrap)
{
    [Function(nameof(RewrapKeys))]
    public Task Run([TimerTrigger("%Keys:RewrapSchedule%")] TimerInfo timer, CancellationToken ct) => rewrap.Handle(Caller.Hub(nameof(RewrapKeys)), progress: null, ct);
}
