using System.Net;
using System.Net.Sockets;

namespace HrHub.Core.Media.Download;

/// <summary>Looks a host name up; a seam, so that tests can play DNS.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>
/// Goes to addresses that others named, which may point anywhere: https only, hosts of a list only, public addresses only. The name is looked up here
/// and the connection goes to the very address that was checked, so a second look-up can't lead it elsewhere. Redirects are followed by hand, each checked like the first.
/// </summary>
public sealed class SafeHttp : IDisposable
{
    private const int MaxRedirects = 5;
    private readonly HttpMessageInvoker _http;
    private readonly HashSet<string> _privateHosts;
    private readonly ResolveHost _resolve;

    public SafeHttp(DownloadOptions options, ResolveHost? resolve = null)
    {
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
        _privateHosts = new(options.AllowedPrivateHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = Connect,
            ConnectTimeout = TimeSpan.FromSeconds(options.ConnectSeconds),
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would do the look-up itself.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseDrainSize = 0,
        });
    }

    /// <summary>Sends a GET; the body is not read yet.</summary>
    /// <param name="url">Checked, and every redirect too.</param>
    /// <param name="hosts">Host names of the vendor's profile: exact, or <c>*.example.com</c> for everything below. None means none.</param>
    /// <param name="prepare">Adds headers; runs again for every redirect.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MediaRefusedException">The link, a redirect or an address is not allowed.</exception>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    /// <exception cref="TimeoutException">It could not be made in time.</exception>
    public async Task<HttpResponseMessage> Get(Uri url, IReadOnlyList<string> hosts, Action<HttpRequestMessage> prepare, CancellationToken ct)
    {
        for (var hop = 0; ; hop++)
        {
            Check(url, hosts);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.AcceptEncoding.ParseAdd("identity");
            prepare(request);
            var response = await Send(request, ct);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return response;

            using (response)
            {
                if (hop == MaxRedirects) throw new MediaRefusedException(Refusal.TooManyRedirects, $"The link was redirected more than {MaxRedirects} times.");
                url = response.Headers.Location is { } next ? new Uri(url, next) : throw new MediaRefusedException(Refusal.BadLink, "A redirect leads nowhere.");
            }
        }
    }

    /// <summary>Posts to an address that somebody outside named: https and public, whatever its name; a redirect is not followed.</summary>
    /// <inheritdoc cref="Get" path="/exception"/>
    public async Task<HttpResponseMessage> Post(Uri url, HttpContent content, Action<HttpRequestMessage> prepare, CancellationToken ct)
    {
        Check(url, [url.IdnHost]);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        prepare(request);
        return await Send(request, ct);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await _http.SendAsync(request, ct);
        }
        catch (HttpRequestException failure) when (failure.InnerException is MediaRefusedException refused)
        {
            throw new MediaRefusedException(refused.Code, refused.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // So the handler reports its connect time-out: not as ours, who did not cancel.
            throw new TimeoutException("The connection could not be made in time.");
        }
    }

    private void Check(Uri url, IReadOnlyList<string> hosts)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.IdnHost.Length == 0)
            throw new MediaRefusedException(Refusal.BadLink, "The link is not an absolute web address without a user name.");
        if (IsSandbox(url.IdnHost, url.Port)) return;
        if (url.Scheme != "https") throw new MediaRefusedException(Refusal.NotHttps, "The link is not https.");
        var host = url.IdnHost.TrimEnd('.');
        if (!hosts.Any(allowed => Matches(host, allowed))) throw new MediaRefusedException(Refusal.WrongHost, "The link's host is not in the vendor's list.");
    }

    private static bool Matches(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) && host.Length > allowed.Length - 1
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);

    private bool IsSandbox(string host, int port) => _privateHosts.Contains($"{host}:{port}");

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(host, ct);
        // One private address among public ones is a rebinding attempt or a broken zone: neither is ours to follow.
        if (!IsSandbox(host, port) && !addresses.All(PublicAddress.Is)) throw new MediaRefusedException(Refusal.PrivateAddress, "The link's host has an address that is not public.");
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
