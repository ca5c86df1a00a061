using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Core.Vendors;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox;
using HrHub.Local.Sandbox.Downstream;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Settings;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.NothingLost;

/// <summary>A hub in a process of its own, vendors that send to it until everything is acknowledged, and systems that it pushes to.</summary>
internal sealed class HubUnderLoad : IAsyncDisposable
{
    public const double LimitSeconds = 360;
    private const int Clients = 16;
    private const string Credential = "sandbox-credential";

    private readonly TempFolder _folder;
    private readonly Dictionary<string, SandboxSystem> _systems;
    private readonly Dictionary<string, string> _settings;
    private readonly SandboxStores? _azure;
    private readonly SandboxVendors _vendors;

    private HubUnderLoad(TempFolder folder, SandboxStores? azure, SandboxVendors vendors, Dictionary<string, SandboxSystem> systems)
    {
        (_folder, _azure, _vendors, _systems) = (folder, azure, vendors, systems);
        _settings = Settings(vendors, systems);
        foreach (var (key, value) in azure?.Settings ?? new Dictionary<string, string?>()) _settings[key] = value!;
        Process = new(_folder.Path, _settings);
        Sender = new(Process.Address, ProfileCatalog.Load(), Secrets(_settings));
    }

    public HubProcess Process { get; }

    public PatientVendors Sender { get; }

    /// <param name="stores">See <see cref="StoresOptions.Kind"/>. Those of Azure are stand-ins that outlive the hub, behind the adapters of the cloud.</param>
    public static async Task<HubUnderLoad> Start(string stores)
    {
        var folder = new TempFolder();
        var azure = stores == StoresOptions.Azure ? await SandboxStores.Start(folder.File("azurite"), TimeProvider.System, CancellationToken.None) : null;
        var vendors = await SandboxVendors.Start(TimeProvider.System, CancellationToken.None);
        var systems = new Dictionary<string, SandboxSystem>();
        foreach (var name in DownstreamSystems.Names) systems[name] = await SandboxSystem.Start(name, Credential, 0, null, TimeProvider.System, CancellationToken.None);
        var load = new HubUnderLoad(folder, azure, vendors, systems);
        await load.Process.Start();
        return load;
    }

    /// <summary>Ends when all of them are acknowledged.</summary>
    public Task Send(int deliveries) => Sender.Send([.. _vendors.Play(new SandboxScenario
    {
        Now = TimeProvider.System.GetUtcNow(), Address = _vendors.Address, Deliveries = deliveries, LargeVideo = null, SmallVideo = 4_000, Attacks = false, UnknownLabel = false,
    })], Clients);

    /// <summary>Until so many deliveries are acknowledged.</summary>
    public Task Acknowledged(int deliveries) => Eventually.Holds(() => Sender.Done >= deliveries, LimitSeconds);

    /// <summary>On the same stores, not started: to look.</summary>
    public LocalHub Beside() => new(_folder.Path, Configuration(_settings), TimeProvider.System, _ => { });

    /// <summary>Whether nothing waits, runs or is behind.</summary>
    public static async Task<bool> IsDone(LocalHub beside)
    {
        var (inbox, states) = (beside.Pipeline.GetRequiredService<IInbox>(), beside.Pipeline.GetRequiredService<ISyncStates>());
        return beside.Queue.Count().All(entity => entity.Active + entity.Scheduled + entity.Retrying + entity.Locked == 0)
            && (await inbox.Unhandled(DateTimeOffset.MaxValue, 1, CancellationToken.None)).Count == 0
            && !await AnyBehind(states);
    }

    public async Task NothingIsLostAndNothingTookEffectTwice(LocalHub beside, int deliveries, ITestOutputHelper output)
    {
        Assert.Equal(deliveries, Sender.Done);
        Assert.Empty(await beside.Pipeline.GetRequiredService<FindLostDeliveries>().Handle(Sender.Acknowledged, CancellationToken.None));
        Assert.Empty(await beside.Pipeline.GetRequiredService<IParkedItems>().List(new ParkedFilter(), CancellationToken.None).ToListAsync());
        await EverySystemHoldsTheNewestVersionOnce(beside, output);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        foreach (var system in _systems.Values) await system.DisposeAsync();
        await _vendors.DisposeAsync();
        if (_azure is not null) await _azure.DisposeAsync();
        _folder.Dispose();
    }

    private async Task EverySystemHoldsTheNewestVersionOnce(LocalHub hub, ITestOutputHelper output)
    {
        var inbox = hub.Pipeline.GetRequiredService<IInbox>();
        var files = hub.Pipeline.GetRequiredService<ICandidateFiles>();
        var candidates = new HashSet<string>();
        foreach (var id in Sender.Acknowledged)
            if ((await inbox.Find(id, CancellationToken.None))!.CandidateId is { } candidate) candidates.Add(candidate);

        Assert.True(candidates.Count > 30, $"only {candidates.Count} candidates");
        foreach (var (name, system) in _systems)
        {
            var summary = system.Ledger.Summary();
            output.WriteLine($"{name}: {summary.Effective} pushes took effect, {summary.Repeats} repeats absorbed, {summary.Older} older, {summary.Refused} refused.");
            Assert.Equal(summary.Effective, summary.Pairs);
            Assert.Equal(0, summary.Refused);
            foreach (var candidate in candidates)
            {
                var file = (await files.Find(candidate, CancellationToken.None))!.File;
                if (file.MergedInto is null && file.IsMatched) Assert.Equal((name, candidate, file.Version), (name, candidate, system.Ledger.Held(candidate)?.Version));
            }
        }
    }

    private static async Task<bool> AnyBehind(ISyncStates states)
    {
        foreach (var system in DownstreamSystems.Names)
            if ((await states.Behind(system, DateTimeOffset.MaxValue, 1, CancellationToken.None)).Count > 0) return true;
        return false;
    }

    private static Dictionary<string, string> Settings(SandboxVendors vendors, Dictionary<string, SandboxSystem> systems)
    {
        var settings = vendors.Settings().ToDictionary();
        foreach (var (name, system) in systems) (settings[$"Sync:{name}:BaseUrl"], settings[$"Sync:{name}:Credential"]) = (system.Address.ToString(), Credential);
        settings["Download:AllowedPrivateHosts"] = vendors.Address.Authority;
        settings["Capture:FirstRetrySeconds"] = settings["VendorApiLimits:NotYetSeconds"] = settings["VendorApiLimits:UnavailableSeconds"] = "1";
        settings["Sweep:Schedule"] = "*/5 * * * * *";
        settings["Sweep:After"] = "00:00:10";
        // A kill between a saved version and its message leaves the word to the reconcile timer: here it need not wait half an hour.
        settings["Sync:ReconcileSchedule"] = "*/5 * * * * *";
        settings["Sync:BehindAfter"] = "00:00:10";
        return settings;
    }

    private static IConfiguration Configuration(Dictionary<string, string> settings)
        => new ConfigurationBuilder().AddHubSettings(Path.GetTempPath(), settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    private static VendorSecrets Secrets(Dictionary<string, string> settings)
        => new(Configuration(settings).GetSection("Vendors:Secrets").GetChildren().Select(secret => KeyValuePair.Create(secret.Key, secret.Value ?? "")));
}
