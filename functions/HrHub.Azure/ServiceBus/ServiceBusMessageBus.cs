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

    public async Task Send(string entity, BusMessage message, CancellationToken ct)
    {
        try
        {
            await _senders.GetOrAdd(entity, client.CreateSender).SendMessageAsync(ToServiceBus(message), ct);
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
