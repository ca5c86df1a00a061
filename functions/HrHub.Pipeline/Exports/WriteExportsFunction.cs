using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Exports;

public sealed class WriteExportsFunction(WriteExports write)
{
    [Function(nameof(WriteExports))]
    public Task Run([TimerTrigger("%Exports:WriteSchedule%")] TimerInfo timer, CancellationToken ct) => write.Handle(ct);
}
