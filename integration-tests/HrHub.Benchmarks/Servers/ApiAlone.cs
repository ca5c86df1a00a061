using HrHub.Api;
using HrHub.Core.Access;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Benchmarks.Servers;

/// <summary>The third app on its real ports, run by the embedded worker, on a store that was filled before; it takes the tokens of the store's development issuer.</summary>
internal sealed class ApiAlone(EmbeddedHost host, ServiceProvider app, LocalPorts ports) : IMeasured
{
    public Uri Address => host.Address;

    public static async Task<ApiAlone> Start(string folder)
    {
        var ports = new LocalPorts(folder, new(), new(), TimeProvider.System);
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Settings()).AddLogging().AddApi();
        ports.AddToApi(services);
        var app = services.BuildServiceProvider();
        app.GetRequiredService<IStartupValidator>().Validate();
        var api = new FunctionApp("Api", typeof(ApiApp).Assembly, app) { Host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "hosts", "HrHub.Api", "host.json")) };
        var host = new EmbeddedHost([api], ports.Bus, new() { Port = 0 }, new(), TimeProvider.System, app.GetRequiredService<ILoggerFactory>());
        await host.StartAsync(CancellationToken.None);
        return new(host, app, ports);
    }

    /// <summary>A token that <see cref="Start"/> takes on the same folder.</summary>
    public static string TokenOf(string folder, Role role)
        => LocalIssuer.In(folder).Issue(Settings().GetRequiredSection("Access").Get<HrHub.Api.Access.AccessOptions>()!, new(role, "measuring"), TimeProvider.System.GetUtcNow());

    private static IConfigurationRoot Settings() => new ConfigurationBuilder().AddHubSettings(AppContext.BaseDirectory, []).Build();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await app.DisposeAsync();
        await ports.DisposeAsync();
    }
}
