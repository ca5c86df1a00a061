using HrHub.EmbeddedWorker.Hosting;
using HrHub.Intake;
using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Benchmarks.Servers;

/// <summary>The first app on its real ports, run by the embedded worker: deliveries are accepted and queued, and nobody takes them out of the queue.</summary>
internal sealed class IntakeAlone(EmbeddedHost host, ServiceProvider app, LocalPorts ports) : IMeasured
{
    public Uri Address => host.Address;

    public static async Task<IntakeAlone> Start(string folder)
    {
        var settings = new ConfigurationBuilder().AddHubSettings(AppContext.BaseDirectory, []).Build();
        var ports = new LocalPorts(folder, new(), new(), TimeProvider.System);
        var services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddLogging().AddIntake();
        ports.AddToIntake(services);
        var app = services.BuildServiceProvider();
        app.GetRequiredService<IStartupValidator>().Validate();
        var intake = new FunctionApp("Intake", typeof(IntakeApp).Assembly, app) { Host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "hosts", "HrHub.Intake", "host.json")) };
        var host = new EmbeddedHost([intake], ports.Bus, new() { Port = 0 }, new(), TimeProvider.System, app.GetRequiredService<ILoggerFactory>());
        await host.StartAsync(CancellationToken.None);
        return new(host, app, ports);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await app.DisposeAsync();
        await ports.DisposeAsync();
    }
}
