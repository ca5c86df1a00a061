using System.Collections.Concurrent;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Invocation;
using HrHub.EmbeddedWorker.Storage;
using HrHub.EmbeddedWorker.Timers;
using HrHub.TestKit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.EmbeddedWorker;

/// <summary>What timer functions saw, and what they are to do.</summary>
public sealed class TimerRuns(TimeProvider clock)
{
    public ConcurrentQueue<(DateTimeOffset At, TimerInfo Info)> All { get; } = new();
    public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;
    public int MostRunning { get; private set; }
    private int _running;

    public async Task Note(TimerInfo info, CancellationToken ct)
    {
        MostRunning = Math.Max(MostRunning, Interlocked.Increment(ref _running));
        All.Enqueue((clock.GetUtcNow(), info));
        try
        {
            await Work(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

public sealed class HourlyTimer(TimerRuns runs)
{
    [Function("Hourly")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo info, CancellationToken ct) => runs.Note(info, ct);
}

public sealed class UnmonitoredTimer(TimerRuns runs)
{
    [Function("Unmonitored")]
    public Task Run([TimerTrigger("%Sweep:Schedule%", UseMonitor = false)] TimerInfo info, FunctionContext context) => runs.Note(info, context.CancellationToken);
}

public sealed class StartupTimer(TimerRuns runs)
{
    [Function("Startup")]
    public Task Run([TimerTrigger("0 0 3 * * *", RunOnStartup = true)] TimerInfo info, CancellationToken ct) => runs.Note(info, ct);
}

/// <summary>Timers on a temporary file with a clock of their own. Every start is as of a new process.</summary>
internal sealed class TimerBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly ServiceProvider _services;
    private readonly List<(CancellationTokenSource Stop, Task Loop, InstanceLock Self)> _started = [];

    public TimerBench()
    {
        _database = new SqliteDatabase(_folder.File("timers.db"), "");
        Runs = new(Clock);
        _services = new ServiceCollection().AddSingleton(Runs)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Sweep:Schedule", "00:10:00")]).Build()).BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(Morning);
    public TimerRuns Runs { get; }

    public void Start<T>()
    {
        var app = new FunctionApp("Test", typeof(T).Assembly, _services) { Classes = [typeof(T)] };
        var self = new InstanceLock(_database.Path, Clock);
        var loop = new TimerLoop(new(DiscoveredFunction.In(app).Single()), new(_database), self, Clock, NullLogger.Instance);
        var stop = new CancellationTokenSource();
        _started.Add((stop, Task.Run(() => loop.Run(stop.Token)), self));
    }

    public async Task StopAll()
    {
        foreach (var (stop, loop, self) in _started)
        {
            await stop.CancelAsync();
            await loop;
            self.Dispose();
            stop.Dispose();
        }
        _started.Clear();
    }

    /// <summary>Lets time go by in steps until there were so many runs.</summary>
    public Task UntilRuns(int count, TimeSpan? step = null) => Eventually.Holds(() =>
    {
        if (Runs.All.Count >= count) return true;
        Clock.Advance(step ?? TimeSpan.FromSeconds(10));
        return false;
    });

    /// <summary>Lets time go by in steps, and each step be noticed.</summary>
    public async Task Pass(TimeSpan time)
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until;)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
    }

    public DateTimeOffset? Planned(string name) => new TimerStates(_database).Find($"Test.{name}")?.Next;

    public async ValueTask DisposeAsync()
    {
        await StopAll();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
