using Azure.Messaging.ServiceBus;
using HrHub.Core.Messaging;
using HrHub.Core.Telemetry;
using HrHub.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Messaging;

/// <summary>
/// A namespace behind the SDK's own client, in the way its authors mean it to be stood in for: messages, batches and their limits are the SDK's, the network is not there.
/// It keeps what Service Bus promises: duplicate detection by entity, scheduled messages, batches whole or not at all.
/// </summary>
/// <param name="repeats">Takes every transfer twice, as when its confirmation was lost and the SDK sent it again.</param>
internal sealed class StandInNamespace(bool repeats = false) : ServiceBusClient, IArrivals
{
    /// <summary>Small, so that a thousand messages need many batches. Service Bus takes 256 KB or more.</summary>
    private const int LargestBatch = 8 * 1024, Overhead = 100;

    private readonly List<(string Entity, ServiceBusMessage Message)> _taken = [];
    private readonly HashSet<(string Entity, string MessageId)> _seen = [];

    public FakeTimeProvider Clock { get; } = new(TestStores.Start);

    /// <summary>How many messages each transfer had.</summary>
    public List<int> Transfers { get; } = [];

    /// <summary>Thrown instead of taking anything.</summary>
    public Exception? Refusal { get; set; }

    public override ServiceBusSender CreateSender(string queueOrTopicName) => new Sender(this, queueOrTopicName);

    public Task<IReadOnlyList<BusMessage>> Now(string entity) => Task.FromResult<IReadOnlyList<BusMessage>>(
        [.. _taken.Where(taken => taken.Entity == entity && taken.Message.ScheduledEnqueueTime <= Clock.GetUtcNow()).Select(taken => Read(taken.Message))]);

    private static BusMessage Read(ServiceBusMessage message)
    {
        Assert.Equal("application/json", message.ContentType);
        return new()
        {
            MessageId = message.MessageId,
            Body = message.Body.ToString(),
            SessionId = message.SessionId,
            Subject = message.Subject,
            TraceParent = message.ApplicationProperties.TryGetValue(HubTrace.TraceParent, out var parent) ? (string)parent : null,
        };
    }

    private void Take(string entity, IReadOnlyList<ServiceBusMessage> messages)
    {
        if (Refusal is not null) throw Refusal;
        for (var time = 0; time < (repeats ? 2 : 1); time++)
        {
            Transfers.Add(messages.Count);
            _taken.AddRange(messages.Where(message => _seen.Add((entity, message.MessageId))).Select(message => (entity, message)));
        }
    }

    private sealed class Sender(StandInNamespace bus, string entity) : ServiceBusSender
    {
        private readonly Dictionary<ServiceBusMessageBatch, List<ServiceBusMessage>> _open = [];

        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
        {
            bus.Take(entity, [message]);
            return Task.CompletedTask;
        }

        public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default)
        {
            var (messages, size) = (new List<ServiceBusMessage>(), 0L);
            var batch = ServiceBusModelFactory.ServiceBusMessageBatch(LargestBatch, messages, tryAddCallback: message => (size += message.Body.ToMemory().Length + Overhead) <= LargestBatch);
            _open[batch] = messages;
            return ValueTask.FromResult(batch);
        }

        public override Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
        {
            bus.Take(entity, [.. _open[messageBatch]]);
            return Task.CompletedTask;
        }
    }
}
