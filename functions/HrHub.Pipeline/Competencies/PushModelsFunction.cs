using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Competencies;

public sealed class PushModelsFunction(PushModels push)
{
    [Function(nameof(PushModels))]
    public Task PushModels([TimerTrigger("%Models:Schedule%")] TimerInfo timer, CancellationToken ct) => push.Handle(ct);
}
