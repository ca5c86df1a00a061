using HrHub.Api;
using HrHub.Azure.Telemetry;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Intake;
using HrHub.Local.Stores;
using HrHub.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HrHub.Local.Hosting;

/// <summary>
/// The whole hub on one data directory: the stores, and the three apps each with services of its own, as in processes of their own.
/// Opened without being started it serves the tools, beside a running hub or without one.
/// </summary>
public sealed class LocalHub : IAsyncDisposable
{
    private readonly List<ServiceProvider> _apps = [];
    private readonly IHubPorts _ports;
    private readonly EmbeddedHost _host;
    private readonly ServiceProvider _telemetry;

    /// <param name="dataDirectory">Created when it is missing.</param>
    /// <param name="settings">All settings of the three apps.</param>
    /// <param name="clock">The hub's time.</param>
    /// <param name="logging">Where logs go.</param>
    /// <param name="ports">What the apps stand on, disposed with the hub; null for what the settings say.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or out of range.</exception>
    public LocalHub(string dataDirectory, IConfiguration settings, TimeProvider clock, Action<ILoggingBuilder> logging, IHubPorts? ports = null)
    {
        using var own = OwnSettings(settings);
        own.GetRequiredService<IStartupValidator>().Validate();
        var queue = own.GetRequiredService<IOptions<QueueOptions>>().Value;
        _ports = ports ?? Ports(dataDirectory, settings, own, queue, clock);
        Intake = App(settings, clock, logging, services => services.AddIntake(), _ports.AddToIntake);
        Pipeline = App(settings, clock, logging, services => services.AddPipeline(), _ports.AddToPipeline);
        Api = App(settings, clock, logging, services => services.AddApi(), _ports.AddToApi);
        _host = new EmbeddedHost(
            [
                new FunctionApp("Intake", typeof(IntakeApp).Assembly, Intake) { Host = HostJson.Read(HostFile("HrHub.Intake")) },
                new FunctionApp("Pipeline", typeof(PipelineApp).Assembly, Pipeline) { Host = HostJson.Read(HostFile("HrHub.Pipeline")) },
                new FunctionApp("Api", typeof(ApiApp).Assembly, Api) { Host = HostJson.Read(HostFile("HrHub.Api")) },
            ],
            _ports.Bus, own.GetRequiredService<IOptions<EmbeddedWorkerOptions>>().Value, queue, clock, Pipeline.GetRequiredService<ILoggerFactory>());
        Queue = new QueueOperations(_ports.Bus, clock);
        _telemetry = Telemetry(settings);
    }

    public IServiceProvider Intake { get; }
    public IServiceProvider Pipeline { get; }
    public IServiceProvider Api { get; }
    public QueueOperations Queue { get; }
    public IReadOnlyList<ListedFunction> Functions => _host.Functions;

    /// <summary>Known once the hub is started.</summary>
    public Uri Address => _host.Address;

    /// <summary>To look on while the hub works.</summary>
    public Task<Progress> Progress(CancellationToken ct) => _ports.Progress(ct);

    /// <exception cref="InvalidDataException">What is stored can't be opened with the root key at hand.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        await _ports.Prepare(ct);
        await _host.StartAsync(ct);
    }

    /// <summary>Drains, then closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        foreach (var app in _apps) await app.DisposeAsync();
        await _ports.DisposeAsync();
        await _telemetry.DisposeAsync();
    }

    private static IHubPorts Ports(string dataDirectory, IConfiguration settings, ServiceProvider own, QueueOptions queue, TimeProvider clock)
    {
        var keys = own.GetRequiredService<IOptions<KeysOptions>>().Value;
        return own.GetRequiredService<IOptions<StoresOptions>>().Value.Kind is StoresOptions.Azure ? new AzurePorts(dataDirectory, settings, keys, queue, clock) : new LocalPorts(dataDirectory, keys, queue, clock);
    }

    private ServiceProvider App(IConfiguration settings, TimeProvider clock, Action<ILoggingBuilder> logging, Action<IServiceCollection> app, Action<IServiceCollection> ports)
    {
        var services = new ServiceCollection().AddSingleton(settings).AddSingleton(clock).AddLogging(logging);
        app(services);
        ports(services);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _apps.Add(provider);
        provider.GetService<IStartupValidator>()?.Validate();
        return provider;
    }

    /// <summary>Once for the three apps: they share the process, and with it the source and the meter. Exporters begin when they are resolved, and send what they hold when they are disposed.</summary>
    private static ServiceProvider Telemetry(IConfiguration settings)
    {
        var provider = new ServiceCollection().AddSingleton(settings).AddHubTelemetry(settings, "hrhub").BuildServiceProvider();
        provider.GetService<IStartupValidator>()?.Validate();
        _ = provider.GetService<TracerProvider>();
        _ = provider.GetService<MeterProvider>();
        return provider;
    }

    private static ServiceProvider OwnSettings(IConfiguration settings)
    {
        var services = new ServiceCollection().AddSingleton(settings).AddEmbeddedWorkerOptions();
        services.AddOptions<KeysOptions>().BindConfiguration("Keys");
        services.AddOptions<StoresOptions>().BindConfiguration("Stores").ValidateDataAnnotations().ValidateOnStart();
        return services.BuildServiceProvider();
    }

    private static string HostFile(string app) => Path.Combine(AppContext.BaseDirectory, "hosts", app, "host.json");
}
