using HrHub.EmbeddedWorker.Invocation;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Timers;

/// <summary>Runs one timer at its times, one run after the other.</summary>
internal sealed partial class TimerLoop(TimerFunction timer, TimerStates states, InstanceLock self, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    // The system's clock may be set, and a machine may sleep: long waits are looked at again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await PlanFirst(ct);
            while (true) await RunNext(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task PlanFirst(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var kept = timer.Trigger.UseMonitor ? states.Find(timer.Id)?.Next : null;
        var next = timer.Schedule!.NextAfter(now);
        // A schedule that was made denser must not wait for the old plan.
        if (kept < next) next = kept.Value;
        if (timer.Trigger.RunOnStartup && next > now) next = now;
        await states.Plan(timer.Id, next, now, ct);
    }

    private async Task RunNext(CancellationToken ct)
    {
        try
        {
            var state = states.Find(timer.Id)!;
            while (state.Next - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, ct);
            if (await states.Begin(timer.Id, state.Next, clock.GetUtcNow(), self, ct)) await RunNow(state, ct);
            else await Task.Delay(Late, clock, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogStateFailed(timer.Id, Failure.Trace(failure));
            await Task.Delay(LongestWait, clock, ct);
        }
    }

    private async Task RunNow(TimerState state, CancellationToken ct)
    {
        DateTimeOffset? next = null;
        try
        {
            await timer.Run(InfoOf(state), ct);
            next = NextAfter(state.Next);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogCutOff(timer.Id);
        }
        catch (Exception failure)
        {
            LogFailed(timer.Id, Failure.Trace(failure));
            next = NextAfter(state.Next);
        }
        await states.End(timer.Id, next, self);
    }

    private TimerInfo InfoOf(TimerState state) => new()
    {
        IsPastDue = clock.GetUtcNow() - state.Next > Late,
        ScheduleStatus = timer.Trigger.UseMonitor
            ? new() { Last = state.Last?.UtcDateTime ?? default, Next = NextAfter(state.Next).UtcDateTime, LastUpdated = state.UpdatedAt.UtcDateTime }
            : null,
    };

    /// <summary>Occurrences that passed during a run, or while the host was down, are not made up for one by one.</summary>
    private DateTimeOffset NextAfter(DateTimeOffset planned)
    {
        var now = clock.GetUtcNow();
        var next = timer.Schedule!.NextAfter(planned);
        return next > now ? next : timer.Schedule.NextAfter(now);
    }

    [LoggerMessage(1, LogLevel.Error, "Timer {Timer} failed: {Trace}")]
    private partial void LogFailed(string timer, string trace);

    [LoggerMessage(2, LogLevel.Warning, "Timer {Timer} was cut off by the stop; it runs again at the next start.")]
    private partial void LogCutOff(string timer);

    [LoggerMessage(3, LogLevel.Error, "The state of timer {Timer} could not be read or written: {Trace}")]
    private partial void LogStateFailed(string timer, string trace);
}
