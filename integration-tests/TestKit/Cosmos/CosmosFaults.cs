using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HrHub.Local.Sandbox.Cosmos;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.TestKit.Cosmos;

/// <summary>
/// Lets every third request for documents go wrong, by a seed: 429 with retry-after, 503, 408, a broken connection before the request arrives, an answer that is lost after the
/// write took effect, a slow answer, and 412 for a write with If-Match. Never twice running, and the same request never more than three times, so that retries come to an end.
/// </summary>
public sealed class CosmosFaults(CosmosHandler inner, int seed) : DelegatingHandler(inner)
{
    private static readonly string[] Any = ["429", "503", "408", "reset", "lost", "slow", "lost"];
    private readonly FaultPlan _plan = new(seed);

    /// <inheritdoc cref="FaultPlan.Injected"/>
    public IDictionary<string, int> Injected => _plan.Injected;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isDocument = request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal);
        var fault = isDocument ? _plan.Next(await Named(request, cancellationToken), request.Headers.NonValidated.Contains("If-Match") ? [.. Any, "412"] : Any) : "";
        await Task.Yield();
        switch (fault)
        {
            case "429":
                var limited = Answers.Refused(HttpStatusCode.TooManyRequests, "Request rate is large.");
                limited.Headers.Add("x-ms-retry-after-ms", "2");
                return limited;
            case "503": return Answers.Refused(HttpStatusCode.ServiceUnavailable, "Service is currently unavailable.");
            case "408": return Answers.Refused(HttpStatusCode.RequestTimeout, "Request timed out.");
            case "412": return Answers.Refused(HttpStatusCode.PreconditionFailed, "One of the specified pre-condition is not met.");
            case "reset": throw new HttpRequestException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset));
            case "slow": await Task.Delay(20, cancellationToken); break;
            case "lost":
                using (await base.SendAsync(request, cancellationToken)) throw new HttpRequestException("The connection ended before the answer.", new SocketException((int)SocketError.ConnectionReset));
        }
        return await base.SendAsync(request, cancellationToken);
    }

    // A repetition is the same request again: same document, same mark.
    private static async Task<string> Named(HttpRequestMessage request, CancellationToken ct)
        => $"{request.Method} {request.RequestUri} {(request.Content is { } content ? Convert.ToHexString(SHA256.HashData(await content.ReadAsByteArrayAsync(ct))) : "")}";
}
