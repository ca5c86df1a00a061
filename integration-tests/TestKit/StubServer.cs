using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.TestKit;

/// <summary>A neighbour on a free local port. What the test did not set up is answered with 501.</summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly WebApplication _app;
    private RequestDelegate _otherwise = context =>
    {
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        return Task.CompletedTask;
    };

    private StubServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary><c>host:port</c>.</summary>
    public string Authority => Address.Authority;

    /// <summary>Path and Range of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static async Task<StubServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        var stub = new StubServer(builder.Build());
        stub._app.Run(stub.Answer);
        await stub._app.StartAsync();
        stub.Address = new Uri(stub._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return stub;
    }

    /// <returns>The address of what was set up.</returns>
    public string On(string path, RequestDelegate answer)
    {
        _answers[path] = answer;
        return new Uri(Address, path).AbsoluteUri;
    }

    /// <summary>For paths that the test can't know before: ids are derived.</summary>
    public void OnAny(RequestDelegate answer) => _otherwise = answer;

    public string On(string path, int status) => On(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public string On(string path, byte[] body) => On(path, async context =>
    {
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    });

    public string Redirect(string path, string to) => On(path, context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private Task Answer(HttpContext context)
    {
        _requests.Enqueue($"{context.Request.Path} {context.Request.Headers.Range}".TrimEnd());
        return _answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : _otherwise(context);
    }
}
