using HrHub.EmbeddedWorker.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>Kestrel on the loopback address with the routes of all apps.</summary>
internal sealed class HttpListener : IAsyncDisposable
{
    private readonly WebApplication _web;

    /// <exception cref="InvalidOperationException">Two functions answer the same method and path.</exception>
    public HttpListener(IReadOnlyList<HttpFunction> functions, EmbeddedWorkerOptions options, ILoggerFactory logs)
    {
        RefuseDoubled(functions);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        _web = builder.Build();
        foreach (var function in functions)
        {
            var pattern = function.Route.RawText!;
            var route = function.Methods.Count == 0 ? _web.Map(pattern, function.Answer) : _web.MapMethods(pattern, function.Methods, function.Answer);
            route.WithDisplayName(function.Name);
        }
    }

    /// <summary>Base address once started, with the port that was taken.</summary>
    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public Task StartAsync(CancellationToken ct) => _web.StartAsync(ct);

    public Task StopAsync() => _web.StopAsync();

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static void RefuseDoubled(IReadOnlyList<HttpFunction> functions)
    {
        var doubled = functions
            .SelectMany(function => function.Methods.DefaultIfEmpty("*").Select(method => (Place: $"{method} {function.Route.RawText}", function.Name)))
            .GroupBy(answer => answer.Place, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (doubled is not null) throw new InvalidOperationException($"{string.Join(" and ", doubled.Select(answer => answer.Name))} both answer {doubled.Key}.");
    }

    /// <summary>The process has a lifetime of its own; the web host must neither catch its signals nor print.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
