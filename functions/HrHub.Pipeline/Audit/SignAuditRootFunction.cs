using HrHub.Core.Access;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Audit;

public sealed class SignAuditRootFunction(SignAuditRoot sign)
{
    [Function(nameof(SignAuditRoot))]
    public Task Run([TimerTrigger("%Audit:RootSchedule%")] TimerInfo timer, CancellationToken ct) => sign.Handle(Caller.Hub(nameof(SignAuditRoot)), ct);
}
