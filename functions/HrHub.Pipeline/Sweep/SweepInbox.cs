using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Sweep;

/// <summary>
/// Queues accepted deliveries again that nobody handled: a crash between the inbox and the queue leaves such entries, and nothing else would find them.
/// </summary>
public sealed partial class SweepInbox(IInbox inbox, IMessageBus bus, IOptions<SweepOptions> options, TimeProvider clock, ILogger<SweepInbox> log)
{
    private const int Batch = 500;

    public async Task Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var left = await inbox.Unhandled(now - options.Value.After, Batch, ct);
        // Those sent again by the last sweep are not forgotten once more yet, and still unhandled.
        var waiting = await inbox.Unhandled(now, 1, ct);
        HubMetrics.Unhandled(left.Concat(waiting).Select(entry => now - entry.ReceivedAt).DefaultIfEmpty().Max());
        await bus.SendAll(Entities.Normalize, [.. left.Select(entry => new NormalizeMessage(entry.Id).ToMessageAgain(now))], ct);
        foreach (var entry in left) await inbox.Postpone(entry.Id, now, ct);
        if (left.Count > 0) LogSwept(left.Count, left[0].ReceivedAt);
    }

    [LoggerMessage(1, LogLevel.Warning, "Queued {Count} deliveries again that were accepted and not handled, the oldest from {Oldest:O}.")]
    private partial void LogSwept(int count, DateTimeOffset oldest);
}
