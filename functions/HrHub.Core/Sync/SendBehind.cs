using System.ComponentModel.DataAnnotations;
using HrHub.Core.Messaging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Core.Sync;

/// <summary>When a push counts as behind. Section <c>Sync</c>.</summary>
public sealed class ReconcileOptions
{
    /// <summary>NCRONTAB with six fields, UTC. Read by the trigger.</summary>
    [Required] public required string ReconcileSchedule { get; init; }

    /// <summary>Longer than the tries of a push normally take: what is still being tried needs no second message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")] public required TimeSpan BehindAfter { get; init; }

    /// <summary>Messages per system and run.</summary>
    [Range(1, 10_000)] public required int ReconcileBatch { get; init; }
}

/// <summary>The downstream systems that are on, by name, in the order of their registration.</summary>
public sealed record DownstreamNames(IReadOnlyList<string> Names);

/// <summary>Finds candidates whose pushed version is behind, whatever the cause (a crash between save and send, a lost message, a system added later), and sends word again.</summary>
public sealed partial class SendBehind(ISyncStates states, IMessageBus bus, DownstreamNames systems, IOptions<ReconcileOptions> options, TimeProvider clock, ILogger<SendBehind> log)
{
    /// <returns>How many messages were sent.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = 0;
        foreach (var system in systems.Names)
        {
            var behind = await states.Behind(system, now - options.Value.BehindAfter, options.Value.ReconcileBatch, ct);
            await bus.SendAll(Entities.CandidateChanged, [.. behind.Select(state => Again(state, now))], ct);
            if (behind.Count > 0) LogBehind(system, behind.Count);
            sent += behind.Count;
        }
        return sent;
    }

    /// <summary>One message per version and period, however often the timer runs: the bus drops the repeat.</summary>
    private BusMessage Again(SyncState state, DateTimeOffset now)
    {
        var message = new CandidateChanged(state.CandidateId, state.WantedVersion).ToMessage(state.System);
        return message with { MessageId = $"{message.MessageId}:behind-{now.Ticks / options.Value.BehindAfter.Ticks}" };
    }

    [LoggerMessage(1, LogLevel.Warning, "{System} is behind with {Count} candidates; they were sent word again.")]
    private partial void LogBehind(string system, int count);
}
