using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.IntegrationTests.VendorApis;

/// <summary>What a stub was asked.</summary>
internal sealed record ApiStubRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A neighbour at the network edge. It answers what the test set up, and 501 to everything else, so that a forgotten answer fails the test.</summary>
internal sealed class ApiStub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();
    private readonly ConcurrentQueue<ApiStubRequest> _requests = new();
    private readonly WebApplication _server;

    private ApiStub(WebApplication server) => _server = server;

    /// <summary>Without a slash at the end.</summary>
    public string Address => _server.Urls.Single();

    public IReadOnlyList<ApiStubRequest> Requests => [.. _requests];

    public static async Task<ApiStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new ApiStub(builder.Build());
        stub._server.Run(stub.Answer);
        await stub._server.StartAsync();
        return stub;
    }

    /// <param name="request">Method and path, for example <c>GET /interviews</c>.</param>
    /// <param name="answer">Writes the response.</param>
    public ApiStub On(string request, Func<HttpContext, Task> answer)
    {
        _answers[request] = answer;
        return this;
    }

    /// <summary>Answers with JSON.</summary>
    public ApiStub On(string request, string json, int status = 200) => On(request, http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    });

    /// <summary>Answers with a status and perhaps <c>Retry-After</c>.</summary>
    public ApiStub On(string request, int status, string? retryAfter = null) => On(request, http =>
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        _requests.Enqueue(new(http.Request.Method, http.Request.Path.Value!, http.Request.QueryString.Value ?? "", http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        if (_answers.TryGetValue($"{http.Request.Method} {http.Request.Path.Value}", out var answer)) await answer(http);
        else http.Response.StatusCode = StatusCodes.Status501NotImplemented;
    }
}
