using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using HrHub.Core.Messaging;
using HrHub.Core.Telemetry;

namespace HrHub.Azure.ServiceBus;

/// <summary>The hub's messages on Azure Service Bus. The entities have duplicate detection; <see cref="Entities.CandidateChanged"/> has sessions.</summary>
public sealed class ServiceBusMessageBus(ServiceBusClient client) : IMessageBus
{
    // A sender keeps its link open: one per entity for the life of the process, closed with the client.
    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new();

    /// <inheritdoc/>
    public Task Send(string entity, BusMessage message, CancellationToken ct) => Confirmed(entity, sender => sender.SendMessageAsync(ToServiceBus(message), ct));

    /// <inheritdoc/>
    public Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct) => Confirmed(entity, async sender =>
    {
        var sent = 0;
        while (sent < messages.Count) sent += await SendSome(sender, messages.Skip(sent), ct);
    });

    /// <returns>How many fitted into one batch, which the bus takes whole or not at all.</returns>
    private static async Task<int> SendSome(ServiceBusSender sender, IEnumerable<BusMessage> messages, CancellationToken ct)
    {
        using var batch = await sender.CreateMessageBatchAsync(ct);
        foreach (var message in messages)
        {
            var next = ToServiceBus(message);
            if (batch.TryAddMessage(next)) continue;
            if (batch.Count > 0) break;
            // Too large for an empty batch: sent alone it goes through or is refused with the bus's own reason.
            await sender.SendMessageAsync(next, ct);
            return 1;
        }
        await sender.SendMessagesAsync(batch, ct);
        return batch.Count;
    }

    private async Task Confirmed(string entity, Func<ServiceBusSender, Task> send)
    {
        try
        {
            await send(_senders.GetOrAdd(entity, client.CreateSender));
        }
        catch (ServiceBusException failure)
        {
            // After a time-out the bus may hold the message all the same. Sending it again is safe: its id is derived, and the bus drops the double.
            throw new IOException($"Service Bus did not confirm a message for {entity}: {failure.Reason}.", failure);
        }
        catch (Exception refused) when (refused is AuthenticationFailedException or UnauthorizedAccessException)
        {
            throw new IOException($"Service Bus did not let this app send to {entity}.", refused);
        }
    }

    private static ServiceBusMessage ToServiceBus(BusMessage message)
    {
        var sent = new ServiceBusMessage(message.Body)
        {
            MessageId = message.MessageId,
            SessionId = message.SessionId,
            Subject = message.Subject,
            ContentType = "application/json",
        };
        if (message.TraceParent is { } traceParent) sent.ApplicationProperties[HubTrace.TraceParent] = traceParent;
        if (message.ScheduledFor is { } time) sent.ScheduledEnqueueTime = time;
        return sent;
    }
}
