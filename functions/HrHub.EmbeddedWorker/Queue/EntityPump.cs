using System.Collections.Concurrent;
using System.Threading.Channels;
using HrHub.EmbeddedWorker.Invocation;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Delivers the messages of one place to one handler: takes several in one transaction, keeps their locks, settles them by how the handler ended.</summary>
internal sealed partial class EntityPump(QueueTrigger trigger, SqliteMessageBus bus, QueueOptions options, string owner, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private const int MostHeld = 256;
    private readonly Channel<Delivery> _taken = Channel.CreateUnbounded<Delivery>();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, Delivery> _held = new();
    private readonly CancellationTokenSource _stopTaking = new();
    private readonly CancellationTokenSource _stopHandling = new();
    private readonly HandlerPace _pace = new(trigger.MaxConcurrentCalls ?? options.MaxConcurrentCalls, MostHeld);
    private Task _taking = Task.CompletedTask;
    private Task _renewing = Task.CompletedTask;
    private Task[] _handlers = [];

    public void Start()
    {
        _handlers = [.. Enumerable.Range(0, _pace.Concurrency).Select(_ => Task.Run(Handle))];
        _renewing = Task.Run(Renew);
        _taking = Task.Run(Take);
        bus.Listen(trigger.Entity, Wake);
    }

    /// <summary>Takes no more, lets running handlers finish, then cancels them; whatever is still held goes back uncounted.</summary>
    public async ValueTask DisposeAsync()
    {
        bus.StopListening(trigger.Entity);
        await _stopTaking.CancelAsync();
        await _taking;
        _taken.Writer.TryComplete();
        while (_taken.Reader.TryRead(out var unstarted)) Settle(unstarted, SettleMessage.Return);
        var handling = Task.WhenAll(_handlers);
        if (!await EndsWithin(handling, options.DrainTimeout))
        {
            await _stopHandling.CancelAsync();
            await EndsWithin(handling, TimeSpan.FromSeconds(2));
        }
        foreach (var delivery in _held.Values.Where(d => d.Settling is null))
        {
            LogAbandoned(trigger.Entity, delivery.Message.MessageId);
            Settle(delivery, SettleMessage.Return);
        }
        await Task.WhenAll(_held.Values.Select(delivery => delivery.Settling ?? Task.CompletedTask));
        await _stopHandling.CancelAsync();
        await _renewing;
        _stopTaking.Dispose();
        _stopHandling.Dispose();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task Take()
    {
        var stopping = _stopTaking.Token;
        using var alarm = clock.CreateTimer(_ => Wake(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _wake.Reader.ReadAsync(stopping);
                alarm.Change(await TakeAll(stopping), Timeout.InfiniteTimeSpan);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogTakeFailed(trigger.Entity, Failure.Trace(failure));
                alarm.Change(options.PollInterval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <returns>How long there is nothing to look for.</returns>
    private async Task<TimeSpan> TakeAll(CancellationToken stopping)
    {
        while (_pace.Room(_held.Count) is > 0 and var room)
        {
            var now = clock.GetUtcNow();
            // Most looks find nothing, and a read does not wait for the writers.
            var due = bus.Database.Read(db => TakeMessages.NextDue(db, trigger.Entity));
            if (due is null || due > now) return Min(options.PollInterval, (due - now) ?? options.PollInterval);
            var messages = await bus.Database.Write(db => TakeMessages.Run(db, trigger.Entity, room, owner, clock.GetUtcNow(), options.LockDuration), stopping);
            foreach (var message in messages)
            {
                var delivery = new Delivery(message, _stopHandling.Token);
                _held[message.SequenceNumber] = delivery;
                _taken.Writer.TryWrite(delivery);
            }
        }
        return options.PollInterval;
    }

    private async Task Handle()
    {
        await foreach (var delivery in _taken.Reader.ReadAllAsync())
        {
            var started = clock.GetTimestamp();
            try
            {
                await trigger.Handle(delivery.Message, delivery.Cancelled);
                Settle(delivery, SettleMessage.Complete);
            }
            catch (OperationCanceledException) when (_stopHandling.IsCancellationRequested)
            {
                Settle(delivery, SettleMessage.Return);
            }
            catch (Exception failure)
            {
                LogFailed(trigger.Entity, delivery.Message.MessageId, delivery.Message.DeliveryCount, Failure.Trace(failure));
                Settle(delivery, (db, message, by) => AfterFailure(db, message, by, failure));
            }
            _pace.Add(clock.GetElapsedTime(started));
        }
    }

    private bool AfterFailure(SqliteSession db, ReceivedMessage message, string by, Exception failure)
    {
        var now = clock.GetUtcNow();
        return message.DeliveryCount >= options.MaxDeliveryCount && !EntityPath.IsDeadLetters(message.Entity)
            ? SettleMessage.DeadLetter(db, message, by, Failure.Type(failure), $"Delivery {message.DeliveryCount}: {Failure.Describe(failure)}", now)
            : SettleMessage.Retry(db, message, by, now + options.WaitAfter(message.SequenceNumber, message.DeliveryCount));
    }

    /// <summary>Runs beside the next handlers, whose number it does not lower: the store settles many messages in one commit.</summary>
    private void Settle(Delivery delivery, Func<SqliteSession, ReceivedMessage, string, bool> how) => delivery.Settling = SettleNow(delivery, how);

    private async Task SettleNow(Delivery delivery, Func<SqliteSession, ReceivedMessage, string, bool> how)
    {
        try
        {
            if (!await bus.Database.Write(db => how(db, delivery.Message, owner), CancellationToken.None)) LogLockLost(trigger.Entity, delivery.Message.MessageId);
        }
        catch (Exception failure)
        {
            // Its lock runs out, and then it is delivered again.
            LogSettleFailed(trigger.Entity, delivery.Message.MessageId, Failure.Trace(failure));
        }
        _held.TryRemove(delivery.Message.SequenceNumber, out _);
        delivery.Dispose();
        Wake();
    }

    private async Task Renew()
    {
        using var timer = new PeriodicTimer(options.LockDuration / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopHandling.Token)) await RenewAll();
        }
        catch (OperationCanceledException) when (_stopHandling.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RenewAll()
    {
        var held = _held.Values.Where(delivery => delivery.Settling is null).ToList();
        if (held.Count == 0) return;
        try
        {
            var until = clock.GetUtcNow() + options.LockDuration;
            var lost = await bus.Database.Write(db => held.FindAll(delivery => !SettleMessage.Renew(db, delivery.Message, owner, until)), CancellationToken.None);
            foreach (var delivery in lost) delivery.Cancel();
        }
        catch (Exception failure)
        {
            LogRenewFailed(trigger.Entity, Failure.Trace(failure));
        }
    }

    private async Task<bool> EndsWithin(Task task, TimeSpan time)
    {
        await Task.WhenAny(task, Task.Delay(time, clock));
        return task.IsCompleted;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(1, LogLevel.Warning, "{Entity}: delivery {DeliveryCount} of {MessageId} failed: {Trace}")]
    private partial void LogFailed(string entity, string messageId, int deliveryCount, string trace);

    [LoggerMessage(2, LogLevel.Error, "{Entity}: messages could not be taken: {Trace}")]
    private partial void LogTakeFailed(string entity, string trace);

    [LoggerMessage(3, LogLevel.Error, "{Entity}: {MessageId} could not be settled and will be delivered again: {Trace}")]
    private partial void LogSettleFailed(string entity, string messageId, string trace);

    [LoggerMessage(4, LogLevel.Warning, "{Entity}: the lock of {MessageId} was lost before it was settled.")]
    private partial void LogLockLost(string entity, string messageId);

    [LoggerMessage(5, LogLevel.Error, "{Entity}: locks could not be renewed: {Trace}")]
    private partial void LogRenewFailed(string entity, string trace);

    [LoggerMessage(6, LogLevel.Warning, "{Entity}: {MessageId} was still running at the stop and goes back into the queue.")]
    private partial void LogAbandoned(string entity, string messageId);
}
