using System.Reflection;
using HrHub.Api;
using HrHub.Api.Access;
using HrHub.Core.Access;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.Intake;
using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Benchmarks.Servers;

/// <summary>One of the three apps on its real ports, run by the embedded worker.</summary>
internal sealed class AppAlone(EmbeddedHost host, ServiceProvider app, LocalPorts ports) : IMeasured
{
    public Uri Address => host.Address;

    /// <summary>The first app: deliveries are accepted and queued, and nobody takes them out of the queue.</summary>
    public static Task<AppAlone> Intake(string folder) => Start(folder, "Intake", typeof(IntakeApp).Assembly, services => services.AddIntake(), (ports, services) => ports.AddToIntake(services));

    /// <summary>The third app, on a store that was filled before; it takes <see cref="TokenOf"/>.</summary>
    public static Task<AppAlone> Api(string folder) => Start(folder, "Api", typeof(ApiApp).Assembly, services => services.AddApi(), (ports, services) => ports.AddToApi(services));

    /// <summary>A token of the store's development issuer.</summary>
    public static string TokenOf(string folder, Role role, params IReadOnlyList<string> scopes)
        => LocalIssuer.In(folder).Issue(Settings().GetRequiredSection("Access").Get<AccessOptions>()!, new(role, "measuring") { Scopes = scopes }, TimeProvider.System.GetUtcNow());

    private static async Task<AppAlone> Start(string folder, string name, Assembly assembly, Action<IServiceCollection> add, Action<LocalPorts, IServiceCollection> addPorts)
    {
        var ports = new LocalPorts(folder, new(), new(), TimeProvider.System);
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Settings()).AddLogging();
        add(services);
        addPorts(ports, services);
        var app = services.BuildServiceProvider();
        app.GetRequiredService<IStartupValidator>().Validate();
        var function = new FunctionApp(name, assembly, app) { Host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "hosts", $"HrHub.{name}", "host.json")) };
        var host = new EmbeddedHost([function], ports.Bus, new() { Port = 0 }, new(), TimeProvider.System, app.GetRequiredService<ILoggerFactory>());
        await host.StartAsync(CancellationToken.None);
        return new(host, app, ports);
    }

    private static IConfigurationRoot Settings() => new ConfigurationBuilder().AddHubSettings(AppContext.BaseDirectory, []).Build();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await app.DisposeAsync();
        await ports.DisposeAsync();
    }
}
