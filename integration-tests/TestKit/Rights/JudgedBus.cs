using HrHub.Core.Messaging;

namespace HrHub.TestKit.Rights;

/// <summary>Before the bus: refuses as Service Bus does what the app's identity has no right to.</summary>
/// <param name="bus">The queues and topics.</param>
/// <inheritdoc cref="JudgedDocuments"/>
public sealed class JudgedBus(IMessageBus bus, string app, RightsInBicep rights, Refusals refusals) : IMessageBus
{
    public Task Send(string entity, BusMessage message, CancellationToken ct) => Judged(entity).Send(entity, message, ct);

    public Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct) => Judged(entity).SendAll(entity, messages, ct);

    private IMessageBus Judged(string entity)
        => refusals.Judge($"{app}: send to {entity}", rights.OnBus(app, "send", entity)) ? bus : throw new UnauthorizedAccessException($"The identity of {app} may not send to {entity}.");
}
