using System.Collections.Concurrent;
using HrHub.Azure.ServiceBus;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;
using HrHub.Tests.EmbeddedWorker;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Messaging;

public sealed class MessageBusOnSqlite() : MessageBusContract(() =>
{
    var bench = new QueueBench();
    return Task.FromResult(new Opened<(IMessageBus, IArrivals)>((bench.Bus, new Handled(bench)), bench));
})
{
    private sealed class Handled(QueueBench bench) : IArrivals
    {
        private readonly ConcurrentDictionary<string, ConcurrentQueue<BusMessage>> _of = new();

        public FakeTimeProvider Clock => bench.Clock;

        public async Task<IReadOnlyList<BusMessage>> Now(string entity)
        {
            if (_of.TryAdd(entity, [])) await bench.Process((message, _) => { _of[entity].Enqueue(Read(message)); return Task.CompletedTask; }, entity);
            await Eventually.Holds(() => bench.Counts(entity) is { Active: 0, Locked: 0 });
            return [.. _of[entity]];
        }

        private static BusMessage Read(ReceivedMessage message)
            => new() { MessageId = message.MessageId, Body = message.Body, SessionId = message.SessionId, Subject = message.Subject, TraceParent = message.TraceParent };
    }
}

public sealed class MessageBusOnServiceBus() : MessageBusContract(() => Task.FromResult(Of(new StandInNamespace())))
{
    internal static Opened<(IMessageBus, IArrivals)> Of(StandInNamespace bus) => new((new ServiceBusMessageBus(bus), bus));
}

public sealed class MessageBusOnServiceBusWithFaults() : MessageBusContract(() => Task.FromResult(MessageBusOnServiceBus.Of(new StandInNamespace(repeats: true))));
