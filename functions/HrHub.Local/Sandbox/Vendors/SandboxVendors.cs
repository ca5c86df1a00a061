using HrHub.Local.Sandbox.Vendors.Apis;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.Media;
using HrHub.Local.Sandbox.Vendors.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Sandbox.Vendors;

/// <summary>Plays the vendors' APIs and their video servers on a loopback address, for the demo and for tests.</summary>
public sealed class SandboxVendors : IAsyncDisposable
{
    private static readonly string[] WithApi = ["ribbon", "showmebug", "harver", "codesignal"];
    private readonly WebApplication _server;

    private SandboxVendors(WebApplication server, SandboxFaults faults, SandboxStage stage, SandboxSessions sessions) => (_server, Faults, Stage, Sessions) = (server, faults, stage, sessions);

    /// <summary>For example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => Stage.Address;

    /// <summary>What goes wrong, and when.</summary>
    public SandboxFaults Faults { get; }

    public SandboxStage Stage { get; }

    /// <summary>The interviews that the hub made here.</summary>
    public SandboxSessions Sessions { get; }

    /// <summary>Starts on a free port.</summary>
    public static async Task<SandboxVendors> Start(TimeProvider clock, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var faults = new SandboxFaults();
        server.Use(next => http => faults.Play(http, next));
        var stage = new SandboxStage(clock);
        var sessions = new SandboxSessions(stage, clock);
        RibbonApi.Map(server, stage, sessions);
        ShowMeBugApi.Map(server, stage, sessions);
        SessionRoutes.Map(server, sessions);
        HarverApi.Map(server, stage);
        CodeSignalApi.Map(server, stage);
        VideoRoutes.Map(server);
        PlaylistRoutes.Map(server);
        DocumentRoutes.Map(server);
        server.MapGet("/expected", (string url) => SandboxMedia.Expect(new(url)) is { } media ? Results.Json(media) : Results.NotFound());
        await server.StartAsync(ct);
        stage.Address = new(server.Urls.Single());
        return new(server, faults, stage, sessions);
    }

    /// <summary>Lets the vendors know the interviews of a scenario, as far as its deliveries reach.</summary>
    public IEnumerable<SandboxDelivery> Play(SandboxScenario scenario)
    {
        var generator = new InterviewGenerator(scenario);
        var last = -1;
        foreach (var delivery in generator.Deliveries())
        {
            while (Stage.Find(delivery.Vendor, delivery.InterviewId) is null) Stage.Add(generator.Interview(++last));
            yield return delivery;
        }
    }

    /// <summary>The settings by which the hub asks the sandbox instead of the vendors.</summary>
    public IReadOnlyDictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>();
        foreach (var vendor in WithApi)
        {
            settings[$"Vendors:Api:{vendor}:BaseUrl"] = $"{Address.GetLeftPart(UriPartial.Authority)}/{vendor}";
            settings[$"Vendors:Secrets:{vendor}-api"] = vendor is "showmebug" or "harver" ? $"{Accounts.ClientId(vendor)}:{Accounts.Key(vendor)}" : Accounts.Key(vendor);
        }
        settings["Vendors:Api:ribbon:With:orgName"] = "沙箱银行";
        settings["Vendors:Api:harver:With:vacancyId"] = "60ca01c2d70c100006122001";
        settings["Vendors:Api:codesignal:With:companyTestId"] = "dhey29hcl28hl28";
        return settings;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
