using System.Collections.Concurrent;
using System.Security.Cryptography;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox;
using HrHub.Local.Settings;
using HrHub.Pipeline;
using HrHub.Pipeline.Normalize;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.TestKit.Erasures;

/// <summary>The pipeline as the hub composes it, on a given folder, without a host: messages are handled when the test says so.</summary>
public sealed class ErasureWorld : IAsyncDisposable, ILoggerProvider, ILogger
{
    public static readonly Caller Officer = new("c-007", Role.Compliance, "10.0.0.7");

    /// <summary>Every port behind which something is kept.</summary>
    private static readonly Type[] Ports =
    [
        typeof(IInbox), typeof(IKeyStore), typeof(IRootKey), typeof(ISealedObjects), typeof(IMessageBus), typeof(ICandidateFiles), typeof(ICandidateIndex), typeof(IAuditLog), typeof(IParkedItems),
        typeof(ISyncStates), typeof(IEmployeeIds), typeof(IErasures), typeof(ICertificates), typeof(IDeidentifiedFacets), typeof(IStorePages), typeof(IForgetting), typeof(IExportJobs),
    ];

    private readonly ConcurrentQueue<string> _log = new();
    private readonly IHubPorts _ports;
    private readonly ServiceProvider _services;

    /// <param name="folder">Data directory; a new world on the same folder is the hub after a restart.</param>
    /// <param name="clock">The hub's time.</param>
    /// <param name="settings">Over those of the sample, keys with colons.</param>
    /// <param name="mediaHost">Host and port that media may come from.</param>
    /// <param name="before">Told of each call to a store before it is made.</param>
    /// <param name="stores">Where everything but queue and root key is, see <see cref="Prepare"/>; null for the folder.</param>
    public ErasureWorld(string folder, TimeProvider clock, IEnumerable<(string Key, string Value)>? settings = null, string? mediaHost = null, Action<string>? before = null, SandboxStores? stores = null)
    {
        PlaceRootKey(folder);
        var overrides = (settings ?? []).Append(("Download:AllowedPrivateHosts", mediaHost ?? "")).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)).Concat(stores?.Settings ?? Enumerable.Empty<KeyValuePair<string, string?>>());
        var configuration = new ConfigurationBuilder().AddHubSettings(folder, overrides).Build();
        _ports = stores is null ? new LocalPorts(folder, new KeysOptions(), new QueueOptions(), clock) : new AzurePorts(folder, configuration, new KeysOptions(), new QueueOptions(), clock);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(clock)
            .AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        services.AddPipeline();
        _ports.AddToPipeline(services);
        if (mediaHost is not null) services.AddSingleton<AllowedMediaHosts>(_ => [mediaHost.Split(':')[0]]);
        if (before is not null) StoreCalls.StandBefore(services, Ports, before);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Every line that was logged.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public QueueOperations Queue => new(_ports.Bus, Get<TimeProvider>());

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes the containers of stores that have none yet.</summary>
    public Task Prepare() => _ports.Prepare(default);

    /// <summary>Takes a delivery in and handles it.</summary>
    /// <returns>Its entry.</returns>
    public async Task<InboxEntry> Deliver(string vendor, ReadOnlyMemory<byte> body, string deliveryId)
    {
        var id = await Accept(vendor, body, deliveryId);
        await Get<NormalizeDelivery>().Handle(new NormalizeMessage(id), default);
        return (await Get<IInbox>().Find(id, default))!;
    }

    /// <summary>Takes a delivery in; its message waits.</summary>
    public async Task<string> Accept(string vendor, ReadOnlyMemory<byte> body, string deliveryId)
    {
        var id = InboxId.OfDelivery(vendor, deliveryId);
        var entry = new InboxEntry { Id = id, Vendor = vendor, ReceivedAt = Get<TimeProvider>().GetUtcNow(), PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(body.Span)), PayloadAuthenticated = true };
        await ActivatorUtilities.CreateInstance<AcceptDelivery>(_services).Handle(entry, body, default);
        return id;
    }

    public Task<Outcome<ErasureCertificate>> Erase(string candidateId, string basis = "PIPL-3Y") => Get<EraseCandidate>().Handle(candidateId, basis, Officer, default);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _ports.DisposeAsync();
    }

    // Making an RSA key takes longer than most tests.
    private static void PlaceRootKey(string folder)
    {
        var path = Path.Combine(folder, "root-key.pem");
        if (File.Exists(path)) return;
        File.WriteAllText(path, TestStores.RootKeyPem.Value);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    void IDisposable.Dispose() => GC.SuppressFinalize(this);

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _log.Enqueue($"{formatter(state, exception)} {exception}");
}
