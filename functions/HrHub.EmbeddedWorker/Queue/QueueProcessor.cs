using HrHub.EmbeddedWorker.Invocation;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>The receiving side of the durable queue: delivers to the triggers, frees what others lost, forgets old message ids.</summary>
public sealed partial class QueueProcessor(SqliteMessageBus bus, IReadOnlyList<QueueTrigger> triggers, QueueOptions options, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _stopping = new();
    private List<EntityPump> _pumps = [];
    private InstanceLock? _self;
    private Task _upkeep = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">Two triggers want the same messages.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        var doubled = triggers.GroupBy(trigger => trigger.Entity).FirstOrDefault(same => same.Count() > 1);
        if (doubled is not null) throw new InvalidOperationException($"{doubled.Count()} triggers listen to {doubled.Key}.");
        _self = new InstanceLock(bus.Database.Path, clock);
        await FreeDead(ct);
        _pumps = [.. triggers.Select(trigger => new EntityPump(trigger, bus, options, _self.Id, clock, log))];
        foreach (var pump in _pumps) pump.Start();
        _upkeep = Task.Run(Upkeep, CancellationToken.None);
    }

    /// <summary>Within <see cref="QueueOptions.DrainTimeout"/> and two seconds more, unless a handler ignores its token; then it goes on alone and its outcome is dropped.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_pumps.Select(pump => pump.DisposeAsync().AsTask()));
        _pumps = [];
        await _upkeep;
        _self?.Dispose();
        _self = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task Upkeep()
    {
        var purged = clock.GetTimestamp();
        using var timer = new PeriodicTimer(options.PollInterval, clock);
        while (true)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(_stopping.Token)) return;
                await FreeDead(_stopping.Token);
                await FreeExpired(_stopping.Token);
                if (clock.GetElapsedTime(purged) < PurgeEvery) continue;
                await ForgetIds(_stopping.Token);
                purged = clock.GetTimestamp();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogUpkeepFailed(Failure.Trace(failure));
            }
        }
    }

    private async Task FreeDead(CancellationToken ct)
    {
        foreach (var owner in bus.Database.Read(db => ReleaseLostLocks.OwnersOtherThan(db, _self!.Id)).Where(_self!.IsGone))
            WakeAll(await bus.Database.Write(db => ReleaseLostLocks.OfDeadOwner(db, owner, options, clock.GetUtcNow()), ct));
    }

    private async Task FreeExpired(CancellationToken ct)
    {
        if (!bus.Database.Read(db => ReleaseLostLocks.AnyExpired(db, clock.GetUtcNow()))) return;
        WakeAll(await bus.Database.Write(db => ReleaseLostLocks.Expired(db, options, clock.GetUtcNow()), ct));
    }

    /// <remarks>In bites, so that no sender waits long behind it.</remarks>
    private async Task ForgetIds(CancellationToken ct)
    {
        const int Bite = 5000;
        int gone;
        do
        {
            var before = (clock.GetUtcNow() - options.DuplicateDetectionWindow).Stored();
            gone = await bus.Database.Write(db => db.Execute(
                "DELETE FROM queue_seen WHERE (entity, message_id) IN (SELECT entity, message_id FROM queue_seen WHERE at <= $0 LIMIT $1)", before, Bite), ct);
        }
        while (gone == Bite);
    }

    private void WakeAll(int freed)
    {
        if (freed == 0) return;
        LogFreed(freed);
        foreach (var trigger in triggers) bus.Wake(trigger.Entity);
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} messages were freed whose holder was gone or late.")]
    private partial void LogFreed(int count);

    [LoggerMessage(2, LogLevel.Error, "The upkeep of the queue failed and is tried again: {Trace}")]
    private partial void LogUpkeepFailed(string trace);
}
