using HrHub.Core.Vendors;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox;
using HrHub.Local.Sandbox.Downstream;
using HrHub.Local.Sandbox.Vendors;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Demo;

/// <summary>The hub between its sandboxes: vendors on one side, EHR, performance and training systems on the other.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    private const string Credential = "sandbox-credential";
    private static readonly string[] SystemNames = ["ehr", "performance", "training"];
    private readonly string? _temporary;

    private readonly SendDeliveries _told;

    private DemoWorld(string directory, string? temporary, SandboxVendors vendors, IReadOnlyDictionary<string, SandboxSystem> systems, SandboxStores? stores, LocalHub hub, SendDeliveries told)
        => (Directory, _temporary, Vendors, Systems, Stores, Hub, _told) = (directory, temporary, vendors, systems, stores, hub, told);

    public string Directory { get; }
    public SandboxVendors Vendors { get; }
    public IReadOnlyDictionary<string, SandboxSystem> Systems { get; }

    /// <summary>Null where the hub keeps everything in its data directory.</summary>
    public SandboxStores? Stores { get; }

    public LocalHub Hub { get; }

    public static async Task<DemoWorld> Start(DemoOptions options, TimeProvider clock, CancellationToken ct)
    {
        var temporary = options.DataDirectory is null ? System.IO.Directory.CreateTempSubdirectory("hrhub-demo-").FullName : null;
        var directory = options.DataDirectory ?? temporary!;
        var vendors = await SandboxVendors.Start(clock, ct);
        var systems = new Dictionary<string, SandboxSystem>();
        foreach (var name in SystemNames) systems[name] = await SandboxSystem.Start(name, Credential, 0, directory, clock, ct);

        var settings = vendors.Settings().ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        foreach (var (name, system) in systems)
        {
            settings[$"Sync:{name}:BaseUrl"] = system.Address.ToString();
            settings[$"Sync:{name}:Credential"] = Credential;
        }
        settings["Download:AllowedPrivateHosts"] = vendors.Address.Authority;
        // The sandboxes are ready when they say so: nobody watches a demo that waits for half a minute.
        (settings["Download:Reconnects"], settings["Download:ReconnectSeconds"]) = ("1", "0.2");
        (settings["Sync:ReconcileSchedule"], settings["Sync:BehindAfter"]) = ("*/5 * * * * *", "00:00:10");
        settings["Invitations:FollowSchedule"] = "*/5 * * * * *";
        settings["Capture:FirstRetrySeconds"] = settings["VendorApiLimits:NotYetSeconds"] = settings["VendorApiLimits:UnavailableSeconds"] = "1";
        foreach (var (key, value) in options.Settings) settings[key] = value;
        var stores = OpenHub.Settings(settings)["Stores:Kind"] is StoresOptions.Azure ? await SandboxStores.Start(Path.Combine(directory, "azurite"), clock, ct) : null;
        if (stores is not null)
            foreach (var (key, value) in stores.Settings) settings[key] = value;
        var hub = OpenHub.On(directory, settings, options.LogLevel);
        await hub.StartAsync(ct);
        // What comes of invitations is not counted with the deliveries of the demo.
        var told = new SendDeliveries(hub.Address, hub.Pipeline.GetRequiredService<ProfileCatalog>(), hub.Pipeline.GetRequiredService<VendorSecrets>(), clock);
        vendors.Sessions.Tell = told.Handle;
        return new(directory, temporary, vendors, systems, stores, hub, told);
    }

    /// <summary>Drains the hub first: its last pushes still find their systems. A temporary directory goes away.</summary>
    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _told.Dispose();
        foreach (var system in Systems.Values) await system.DisposeAsync();
        await Vendors.DisposeAsync();
        if (Stores is not null) await Stores.DisposeAsync();
        if (_temporary is not null) System.IO.Directory.Delete(_temporary, recursive: true);
    }
}
