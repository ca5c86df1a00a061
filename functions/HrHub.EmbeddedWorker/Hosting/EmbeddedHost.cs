using HrHub.EmbeddedWorker.Http;
using HrHub.EmbeddedWorker.Invocation;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.EmbeddedWorker.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>Runs the functions of several apps in this process: HTTP, timers and the durable queue. Prints nothing.</summary>
public sealed partial class EmbeddedHost : IAsyncDisposable
{
    private readonly List<ListedFunction> _listed = [];
    private readonly List<TimerFunction> _timers = [];
    private readonly List<QueueFunction> _queues = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly SqliteMessageBus _bus;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly HttpListener _http;
    private readonly QueueProcessor _processor;
    private InstanceLock? _self;
    private Task _timerLoops = Task.CompletedTask;
    private bool _stopped;

    /// <param name="apps">Each keeps its own services, as in a process of its own.</param>
    /// <param name="bus">The one that the apps send with; its database also keeps when timers ran.</param>
    /// <exception cref="InvalidOperationException">A function that this host could not run, with its name and why.</exception>
    public EmbeddedHost(IReadOnlyList<FunctionApp> apps, SqliteMessageBus bus, EmbeddedWorkerOptions options, QueueOptions queueOptions, TimeProvider clock, ILoggerFactory logs)
    {
        (_bus, _clock, _log) = (bus, clock, logs.CreateLogger<EmbeddedHost>());
        var http = new List<HttpFunction>();
        var triggers = new List<QueueTrigger>();
        var keys = new FunctionKeys(options);
        foreach (var function in apps.SelectMany(DiscoveredFunction.In))
        {
            switch (function.Trigger)
            {
                case HttpTriggerAttribute:
                    AddHttp(function, new HttpFunction(function, keys, _log), http);
                    break;
                case TimerTriggerAttribute:
                    AddTimer(function, new TimerFunction(function));
                    break;
                default:
                    AddQueue(function, new QueueFunction(function), triggers);
                    break;
            }
        }
        _http = new HttpListener(http, options, logs);
        _processor = new QueueProcessor(bus, triggers, queueOptions, clock, logs.CreateLogger<QueueProcessor>());
    }

    /// <summary>Every function, those that do not run included.</summary>
    public IReadOnlyList<ListedFunction> Functions => _listed;

    /// <summary>Where the host answers; known once it is started.</summary>
    public Uri Address => _http.Address;

    /// <summary>Topics first, then receivers, then HTTP: whatever a request sends finds its subscriptions.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        foreach (var function in _listed.Where(function => function.DisabledBecause is not null)) LogDisabled(function.App, function.Name, function.DisabledBecause!);
        await _bus.DeclareSubscriptions([.. _queues.Where(queue => queue.Subscription is not null).Select(queue => queue.Subscription!.Value).Distinct()], ct);
        await _processor.StartAsync(ct);
        _self = new InstanceLock(_bus.Database.Path, _clock);
        var states = new TimerStates(_bus.Database);
        _timerLoops = Task.WhenAll(_timers.Select(timer => Task.Run(() => new TimerLoop(timer, states, _self, _clock, _log).Run(_stopping.Token), CancellationToken.None)));
        await _http.StartAsync(ct);
    }

    /// <summary>Stops to take requests, then messages and timers; what runs may finish within the drain timeouts.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _http.StopAsync();
        await _stopping.CancelAsync();
        await Task.WhenAll(_processor.StopAsync(), _timerLoops);
        _self?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _processor.DisposeAsync();
        await _http.DisposeAsync();
        _stopping.Dispose();
    }

    private void AddHttp(DiscoveredFunction function, HttpFunction http, List<HttpFunction> all)
    {
        var disabled = DisabledBySetting(function);
        _listed.Add(new(function.App.Name, function.Name, TriggerKind.Http, $"{(http.Methods.Count == 0 ? "*" : string.Join(',', http.Methods))} {http.Route.RawText}", disabled));
        if (disabled is null) all.Add(http);
    }

    private void AddTimer(DiscoveredFunction function, TimerFunction timer)
    {
        var disabled = DisabledBySetting(function) ?? Missing(timer.MissingSetting) ?? (timer.Schedule is null ? "its schedule is neither NCRONTAB nor an interval" : null);
        _listed.Add(new(function.App.Name, function.Name, TriggerKind.Timer, timer.When, disabled));
        if (disabled is null) _timers.Add(timer);
    }

    private void AddQueue(DiscoveredFunction function, QueueFunction queue, List<QueueTrigger> triggers)
    {
        var disabled = DisabledBySetting(function) ?? Missing(queue.MissingSetting);
        _listed.Add(new(function.App.Name, function.Name, TriggerKind.Queue, queue.Entity, disabled));
        if (queue.MissingSetting is not null) return;
        // A disabled function's subscription still collects its messages.
        _queues.Add(queue);
        if (disabled is null) triggers.Add(new(queue.Entity, queue.Handle, function.App.Host.MaxConcurrentCalls));
    }

    private static string? Missing(string? setting) => setting is null ? null : $"setting {setting} has no value";

    /// <summary>https://learn.microsoft.com/azure/azure-functions/disable-function</summary>
    private static string? DisabledBySetting(DiscoveredFunction function)
    {
        var setting = $"AzureWebJobs.{function.Name}.Disabled";
        return bool.TryParse(function.App.Services.GetRequiredService<IConfiguration>()[setting], out var disabled) && disabled ? $"setting {setting} says so" : null;
    }

    [LoggerMessage(1, LogLevel.Warning, "{App}/{Function} does not run: {Reason}.")]
    private partial void LogDisabled(string app, string function, string reason);
}
