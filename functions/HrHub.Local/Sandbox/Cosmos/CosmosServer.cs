using System.Net;
using HrHub.Local.Sandbox.Cosmos.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Sandbox.Cosmos;

/// <summary>
/// Answers the Cosmos DB SDK on 127.0.0.1, from memory, for what the hub uses (see <see cref="CosmosHandler"/>). It is no emulator: it checks no key, knows one region, and forgets everything when it is
/// disposed. It outlives a hub that is killed, which is what it is for.
/// </summary>
public sealed class CosmosServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CosmosHandler _handler;
    private readonly HttpMessageInvoker _invoker;

    private CosmosServer(WebApplication app, CosmosHandler handler) => (_app, _handler, _invoker) = (app, handler, new HttpMessageInvoker(handler));

    /// <summary>For the setting <c>Cosmos:Endpoint</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>For the setting <c>Cosmos:EmulatorKey</c>: any will do.</summary>
    public static string Key { get; } = Convert.ToBase64String(new byte[64]);

    /// <summary>What is stored, to look into.</summary>
    public StoredDatabases Stored => _handler.Databases;

    public static async Task<CosmosServer> Start(TimeProvider clock, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxRequestBodySize = 8 << 20;
        });
        var app = builder.Build();
        // One physical partition: a query that fans out over several asks the SDK for a plan, which needs its native library on every machine.
        var server = new CosmosServer(app, new CosmosHandler(clock));
        app.Run(server.Answer);
        await app.StartAsync(ct);
        server.Endpoint = new(app.Urls.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _invoker.Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        using var request = await Request(context.Request, context.RequestAborted);
        using var answer = await _invoker.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)) context.Response.Headers[name] = values.ToArray();
        // 304 has no body, and Kestrel refuses to send one.
        if (answer.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.NoContent)) await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        else context.Response.Headers.ContentLength = null;
    }

    private static async Task<HttpRequestMessage> Request(HttpRequest from, CancellationToken ct)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), $"{from.Scheme}://{from.Host}{from.Path.ToUriComponent()}{from.QueryString}");
        var body = new MemoryStream();
        await from.Body.CopyToAsync(body, ct);
        if (body.Length > 0) request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in from.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        return request;
    }
}
