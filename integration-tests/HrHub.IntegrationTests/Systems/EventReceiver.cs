using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.IntegrationTests.Systems;

/// <summary>A system that is told of changes, and verifies them as Standard Webhooks says: written apart from the hub's own code.</summary>
internal sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Received> _got = [];

    private EventReceiver(WebApplication app) => _app = app;

    public sealed record Received(string Id, string Time, string Signature, byte[] Body);

    public IReadOnlyList<Received> Got
    {
        get
        {
            lock (_got) return [.. _got];
        }
    }

    /// <summary>What is answered next; 204 when there is nothing.</summary>
    public ConcurrentQueue<HttpStatusCode> Answers { get; } = new();

    public string Url => $"{_app.Urls.Single()}/hooks";

    public string Authority => new Uri(_app.Urls.Single()).Authority;

    public static async Task<EventReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new EventReceiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public static bool IsSignedBy(Received got, string secret)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes($"{got.Id}.{got.Time}."), .. got.Body];
        var signed = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), content);
        return got.Signature.Split(' ').Any(signature => signature.StartsWith("v1,", StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(signature[3..]), signed));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        lock (_got) _got.Add(new(http.Request.Headers["webhook-id"]!, http.Request.Headers["webhook-timestamp"]!, http.Request.Headers["webhook-signature"]!, body.ToArray()));
        http.Response.StatusCode = (int)(Answers.TryDequeue(out var answer) ? answer : HttpStatusCode.NoContent);
    }
}
