using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Sandbox.Cosmos;

/// <summary>Lets a handler that answers the Cosmos DB SDK be reached over HTTP on 127.0.0.1, so that what it keeps in memory outlives a hub that is killed.</summary>
public sealed class CosmosServer : IAsyncDisposable
{
    private static readonly HashSet<string> SetByServer = new(StringComparer.OrdinalIgnoreCase) { "Transfer-Encoding", "Connection", "Content-Length" };
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _handler;

    private CosmosServer(WebApplication app, HttpMessageInvoker handler) => (_app, _handler) = (app, handler);

    /// <summary>For the setting <c>Cosmos:Endpoint</c>.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>For the setting <c>Cosmos:EmulatorKey</c>: any key will do.</summary>
    public static string Key { get; } = Convert.ToBase64String(new byte[64]);

    /// <param name="handler">Answers; disposed with the server.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<CosmosServer> Start(HttpMessageHandler handler, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new CosmosServer(app, new HttpMessageInvoker(handler));
        app.Run(server.Answer);
        await app.StartAsync(ct);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _handler.Dispose();
    }

    private async Task Answer(HttpContext http)
    {
        // The path as it came: names in it are escaped.
        var path = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new(http.Request.Method), new Uri(Address, path)) { Content = new StreamContent(http.Request.Body) };
        foreach (var (name, values) in http.Request.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());

        using var response = await _handler.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            if (!SetByServer.Contains(name)) http.Response.Headers.Append(name, values.ToArray());
        if (response.StatusCode is not (System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified)) await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
