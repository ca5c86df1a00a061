using System.Net;
using System.Net.Sockets;

namespace HrHub.TestKit.Blobs;

/// <summary>
/// Lets every third request go wrong, by a seed: 429 and 503 with retry-after, 408, a broken connection before the request arrives, an answer that is lost after the
/// request took effect, a slow answer. Never more than twice running, so that retries come to an end.
/// </summary>
public sealed class BlobFaults(int seed) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private int _running;

    /// <summary>How often each fault came.</summary>
    public IDictionary<string, int> Injected { get; } = new SortedDictionary<string, int>();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (Next())
        {
            case "429": return Refused(HttpStatusCode.TooManyRequests);
            case "503": return Refused(HttpStatusCode.ServiceUnavailable);
            case "408": return Refused(HttpStatusCode.RequestTimeout);
            case "reset": throw new HttpRequestException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset));
            case "slow": await Task.Delay(20, cancellationToken); break;
            case "lost":
                using (await base.SendAsync(request, cancellationToken)) throw new HttpRequestException("The connection ended before the answer.", new SocketException((int)SocketError.ConnectionReset));
        }
        return await base.SendAsync(request, cancellationToken);
    }

    private string Next()
    {
        lock (_lock)
        {
            var fails = _running < 2 && _random.Next(3) == 0;
            _running = fails ? _running + 1 : 0;
            if (!fails) return "";
            string[] faults = ["429", "503", "408", "reset", "lost", "slow"];
            var fault = faults[_random.Next(faults.Length)];
            Injected[fault] = Injected.TryGetValue(fault, out var count) ? count + 1 : 1;
            return fault;
        }
    }

    private static HttpResponseMessage Refused(HttpStatusCode status)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        answer.Headers.Add("x-ms-retry-after-ms", "2");
        return answer;
    }
}
