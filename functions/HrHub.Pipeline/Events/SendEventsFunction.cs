using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Events;

public sealed class SendEventsFunction(SendEvents send)
{
    [Function(nameof(SendEvents))]
    public Task SendEvents([TimerTrigger("%Events:Schedule%")] TimerInfo timer, CancellationToken ct) => send.Handle(ct);
}
