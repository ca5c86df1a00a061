using HrHub.Core.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Normalize;

public sealed class NormalizeDeliveryFunction(NormalizeDelivery normalize)
{
    [Function(nameof(NormalizeDelivery))]
    public Task Run([ServiceBusTrigger(Entities.Normalize, Connection = "ServiceBus")] NormalizeMessage message, CancellationToken ct) => normalize.Handle(message, ct);
}
