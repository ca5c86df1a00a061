using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Messaging;

namespace HrHub.IntegrationTests.Sync;

/// <summary>The topic as a test drives it: nothing is delivered until the test says which message.</summary>
internal sealed class TopicBus(IReadOnlyList<string> subscriptions) : IMessageBus
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = [];
    private readonly List<(string System, BusMessage Message)> _waiting = [];

    public Task Send(string entity, BusMessage message, CancellationToken ct)
    {
        Assert.Equal(Entities.CandidateChanged, entity);
        lock (_lock)
            if (_seen.Add(message.MessageId))
                foreach (var system in subscriptions.Where(system => message.Subject is null || message.Subject == system)) _waiting.Add((system, message));
        return Task.CompletedTask;
    }

    public Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct) => Task.WhenAll(messages.Select(message => Send(entity, message, ct)));

    public IReadOnlyList<(string System, BusMessage Message)> Waiting
    {
        get { lock (_lock) return [.. _waiting.OrderBy(waiting => waiting.Message.ScheduledFor ?? DateTimeOffset.MinValue)]; }
    }

    public void Complete((string System, BusMessage Message) delivered)
    {
        lock (_lock) _waiting.Remove(delivered);
    }

    public static CandidateChanged Body(BusMessage message) => JsonSerializer.Deserialize<CandidateChanged>(message.Body, CanonicalJson.Options)!;
}
