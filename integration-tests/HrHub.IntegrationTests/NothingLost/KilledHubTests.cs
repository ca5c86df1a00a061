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

public sealed class KilledHubTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const string Credential = "sandbox-credential";
    private const double LimitSeconds = 360;
    private static readonly string[] Systems = ["ehr", "performance", "training"];

    /// <param name="stores">See <see cref="StoresOptions.Kind"/>. Those of Azure are stand-ins that outlive the hub, behind the adapters of the cloud.</param>
    /// <param name="deliveries">How many the vendors send.</param>
    /// <param name="kills">By SIGKILL.</param>
    [Theory]
    [InlineData(StoresOptions.Local, 2000, 10)]
    [InlineData(StoresOptions.Azure, 400, 5)]
    public async Task A_hub_killed_again_and_again_loses_nothing_it_acknowledged_and_does_nothing_twice(string stores, int deliveries, int kills)
    {
        using var folder = new TempFolder();
        await using var azure = stores == StoresOptions.Azure ? await SandboxStores.Start(folder.File("azurite"), TimeProvider.System, CancellationToken.None) : null;
        await using var vendors = await SandboxVendors.Start(TimeProvider.System, CancellationToken.None);
        var systems = new Dictionary<string, SandboxSystem>();
        foreach (var name in Systems) systems[name] = await SandboxSystem.Start(name, Credential, 0, null, TimeProvider.System, CancellationToken.None);
        var settings = Settings(vendors, systems);
        foreach (var (key, value) in azure?.Settings ?? new Dictionary<string, string?>()) settings[key] = value!;
        var sent = vendors.Play(new SandboxScenario
        {
            Now = TimeProvider.System.GetUtcNow(), Address = vendors.Address, Deliveries = deliveries, LargeVideo = null, SmallVideo = 4_000, Attacks = false, UnknownLabel = false,
        }).ToList();

        await using var hub = new HubProcess(folder.Path, settings);
        await hub.Start();
        var sender = new PatientVendors(hub.Address, Catalog(), Secrets(settings));
        var sending = sender.Send(sent, Clients);
        var moments = new Random(20_261_125);
        var killedAt = new List<int>();
        for (var kill = 1; kill <= kills; kill++)
        {
            // Somewhere in the kill's own part of the deliveries, at whatever the hub happens to be doing then.
            var threshold = (int)(deliveries * (kill - 1 + moments.NextDouble()) / kills);
            await Eventually.Holds(() => sender.Done >= threshold, LimitSeconds);
            await hub.Kill();
            killedAt.Add(sender.Done);
            await hub.Start();
        }
        await sending;
        await using var stopped = new LocalHub(folder.Path, Configuration(settings), TimeProvider.System, _ => { });
        await Drained(stopped);
        await hub.Kill();

        output.WriteLine($"{sender.Done} deliveries acknowledged ({sender.Acknowledged.Count} different ones), {sender.Failures} attempts met a dead hub; killed after {string.Join(", ", killedAt)}.");
        Assert.Equal(deliveries, sender.Done);
        Assert.Empty(await stopped.Pipeline.GetRequiredService<FindLostDeliveries>().Handle(sender.Acknowledged, CancellationToken.None));
        Assert.Empty(await stopped.Pipeline.GetRequiredService<IParkedItems>().List(new ParkedFilter(), CancellationToken.None).ToListAsync());
        await EverySystemHoldsTheNewestVersionOnce(stopped, sender.Acknowledged, systems);
        foreach (var system in systems.Values) await system.DisposeAsync();
    }

    private async Task EverySystemHoldsTheNewestVersionOnce(LocalHub hub, IEnumerable<string> inboxIds, Dictionary<string, SandboxSystem> systems)
    {
        var inbox = hub.Pipeline.GetRequiredService<IInbox>();
        var files = hub.Pipeline.GetRequiredService<ICandidateFiles>();
        var candidates = new HashSet<string>();
        foreach (var id in inboxIds)
            if ((await inbox.Find(id, CancellationToken.None))!.CandidateId is { } candidate) candidates.Add(candidate);

        Assert.True(candidates.Count > 30, $"only {candidates.Count} candidates");
        foreach (var (name, system) in systems)
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

    /// <param name="beside">Opened on the same stores, not started.</param>
    private static async Task Drained(LocalHub beside)
    {
        var (inbox, states) = (beside.Pipeline.GetRequiredService<IInbox>(), beside.Pipeline.GetRequiredService<ISyncStates>());
        await Eventually.Holds(async () => beside.Queue.Count().All(entity => entity.Active + entity.Scheduled + entity.Retrying + entity.Locked == 0)
            && (await inbox.Unhandled(DateTimeOffset.MaxValue, 1, CancellationToken.None)).Count == 0
            && !await AnyBehind(states), LimitSeconds);
    }

    private static async Task<bool> AnyBehind(ISyncStates states)
    {
        foreach (var system in Systems)
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

    private static ProfileCatalog Catalog() => ProfileCatalog.Load();

    private static VendorSecrets Secrets(Dictionary<string, string> settings)
        => new(Configuration(settings).GetSection("Vendors:Secrets").GetChildren().Select(secret => KeyValuePair.Create(secret.Key, secret.Value ?? "")));
}
