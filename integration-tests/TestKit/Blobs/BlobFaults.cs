using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HrHub.TestKit.Blobs;

/// <summary>
/// Lets requests for blobs go wrong on their way (how often: <see cref="FaultPlan"/>): 429 and 503 with retry-after, 408, a broken connection before the request arrives, an answer that is lost
/// after the write took effect, a slow answer, a body that breaks off, and 412 for a write under a lease.
/// </summary>
public sealed class BlobFaults(int seed) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly FaultPlan _plan = new(seed);
    private readonly HashSet<string> _leasesLost = [];

    public IDictionary<string, int> Injected => _plan.Injected;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (Next(request))
        {
            case "429": return Refused(HttpStatusCode.TooManyRequests, "TooManyRequests");
            case "503": return Refused(HttpStatusCode.ServiceUnavailable, "ServerBusy");
            case "408": return Refused(HttpStatusCode.RequestTimeout, "OperationTimedOut");
            case "412": return Refused(HttpStatusCode.PreconditionFailed, "LeaseLost");
            case "reset": throw new HttpRequestException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset));
            case "slow": await Task.Delay(20, cancellationToken); break;
            case "lost":
                using (await base.SendAsync(request, cancellationToken)) throw new HttpRequestException("The connection ended before the answer.", new SocketException((int)SocketError.ConnectionReset));
            case "cut":
                var whole = await base.SendAsync(request, cancellationToken);
                if (whole.IsSuccessStatusCode) await Cut(whole, cancellationToken);
                return whole;
        }
        return await base.SendAsync(request, cancellationToken);
    }

    private string Next(HttpRequestMessage request)
    {
        var name = $"{request.Method} {request.RequestUri} {Header(request, "x-ms-range")} {Header(request, "x-ms-lease-action")}";
        if (request.Method == HttpMethod.Get && !request.RequestUri!.Query.Contains("comp=", StringComparison.Ordinal)) return _plan.Next(name, "429", "503", "408", "reset", "slow", "cut", "cut");
        // A writer that is refused twice for its lease has lost it.
        var underLease = Header(request, "x-ms-lease-id").Length > 0 && Header(request, "x-ms-lease-action").Length == 0;
        bool mayLose;
        lock (_leasesLost) mayLose = underLease && !_leasesLost.Contains(name);
        var fault = mayLose ? _plan.Next(name, "429", "503", "408", "reset", "lost", "slow", "lost", "412") : _plan.Next(name, "429", "503", "408", "reset", "lost", "slow", "lost");
        if (fault == "412")
            lock (_leasesLost) _leasesLost.Add(name);
        return fault;
    }

    private static string Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    private static HttpResponseMessage Refused(HttpStatusCode status, string code)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>Injected.</Message></Error>", Encoding.UTF8, "application/xml") };
        answer.Headers.Add("x-ms-error-code", code);
        answer.Headers.Add("x-ms-retry-after-ms", 2.ToString(CultureInfo.InvariantCulture));
        return answer;
    }

    private static async Task Cut(HttpResponseMessage answer, CancellationToken ct)
    {
        var before = answer.Content;
        var bytes = await before.ReadAsByteArrayAsync(ct);
        answer.Content = new StreamContent(new BreakingStream(bytes[..(bytes.Length / 2)]));
        foreach (var header in before.Headers) answer.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => await base.ReadAsync(buffer, cancellationToken) is var count and > 0 ? count : throw new IOException("The connection broke.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is var read and > 0 ? read : throw new IOException("The connection broke.");
    }
}
