using HrHub.Core.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Capture;

public sealed class CaptureMediaFunction(CaptureMedia capture)
{
    [Function(nameof(CaptureMedia))]
    public Task Run([ServiceBusTrigger(Entities.Capture, Connection = "ServiceBus")] CaptureMessage message, CancellationToken ct) => capture.Handle(message, ct);
}
