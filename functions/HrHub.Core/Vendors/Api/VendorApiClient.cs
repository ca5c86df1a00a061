using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace HrHub.Core.Vendors.Api;

/// <summary>Asks vendors' APIs. Every call is a read and may be repeated, but for those that make something there. Nothing that it logs or throws holds a URL, a body or a secret.</summary>
public sealed partial class VendorApiClient(
    HttpClient http, ApiCredentials credentials, IOptions<VendorApiOptions> options, IOptions<VendorApiLimits> limits, TimeProvider clock, ILogger<VendorApiClient> log)
{
    private const int MaxRedirects = 3;

    /// <summary>Makes one of the calls that the profile names.</summary>
    /// <param name="profile">Whose API.</param>
    /// <param name="call">Name of the call.</param>
    /// <param name="with">Values of its variables; those of our account there are added from the settings.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<ApiResult> Call(VendorProfile profile, string call, IReadOnlyDictionary<string, string> with, CancellationToken ct)
        => Ask(profile, call, (url, asked, account) => ApiRequest.Build(url, asked, Over(account, with), since: null, next: null), next: null, ct);

    /// <summary>Reads one page of the call <c>list</c>.</summary>
    /// <param name="profile">Whose API.</param>
    /// <param name="since">Only what is new since then, where the vendor can tell; null for everything.</param>
    /// <param name="next"><see cref="ApiResult.Answer.Next"/> of the page before; null for the first.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task<ApiResult> List(VendorProfile profile, DateTimeOffset? since, string? next, CancellationToken ct)
        => Ask(profile, "list", (url, asked, account) => ApiRequest.Build(url, asked, account, since, next), next, ct);

    /// <summary>Makes something at the vendor's.</summary>
    /// <param name="profile">Whose API.</param>
    /// <param name="call">Name of a call that sends.</param>
    /// <param name="made">What, and under which id of ours.</param>
    /// <param name="ct">Cancels the call; what was to be made may have been.</param>
    /// <returns><see cref="ApiResult.Unavailable.MayBeDone"/> tells whether it may be asked again.</returns>
    public Task<ApiResult> Make(VendorProfile profile, string call, ToMake made, CancellationToken ct)
        => Ask(profile, call, (url, asked, account) => asked.Send is null ? null : ApiRequest.Build(url, asked, made, account), next: null, ct);

    /// <summary>True when what the API answers is proven to be the vendor's by TLS; false for a sandbox in the clear.</summary>
    public bool IsOverTls(VendorProfile profile)
        => profile.Api is { } rules && new Uri(options.Value.Api.GetValueOrDefault(profile.Name)?.BaseUrl ?? rules.BaseUrl).Scheme == Uri.UriSchemeHttps;

    private async Task<ApiResult> Ask(VendorProfile profile, string name, Func<string, ApiCall, IReadOnlyDictionary<string, string>, ApiRequest?> build, string? next, CancellationToken ct)
    {
        var result = profile.Api is { } rules && rules.Calls.TryGetValue(name, out var call)
            ? await Ask(profile.Name, rules, call, build, next, ct)
            : new ApiResult.Refused(0, "no-call");
        if (result is ApiResult.Refused refused) LogRefused(profile.Name, name, refused.Status, refused.Reason);
        if (result is ApiResult.Unavailable later) LogUnavailable(profile.Name, name, later.RetryAfter.TotalSeconds);
        return result;
    }

    private async Task<ApiResult> Ask(string vendor, VendorApiRules rules, ApiCall call, Func<string, ApiCall, IReadOnlyDictionary<string, string>, ApiRequest?> build, string? next, CancellationToken ct)
    {
        var endpoint = options.Value.Api.GetValueOrDefault(vendor) ?? new();
        var baseUrl = (endpoint.BaseUrl ?? rules.BaseUrl).TrimEnd('/');
        ApiRequest? request;
        try
        {
            request = build(baseUrl, call, endpoint.With);
        }
        catch (FormatException)
        {
            request = null;
        }
        if (request is null) return new ApiResult.Refused(0, "variable");

        // The handler's time-out ends with the headers; this one is for the body too.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Value.TotalTimeoutSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            var result = await Send(vendor, rules, baseUrl, call, request, next, both.Token);
            return result is ApiResult.Refused { Status: 401 } && credentials.Forget(vendor)
                ? await Send(vendor, rules, baseUrl, call, request, next, both.Token)
                : result;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or ExecutionRejectedException || (trouble is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogTrouble(vendor, trouble.GetType().Name);
            return new ApiResult.Unavailable(limits.Value.Unavailable, MayBeDone: request.IsSentOnce && MayHaveArrived(trouble));
        }
    }

    private async Task<ApiResult> Send(string vendor, VendorApiRules rules, string baseUrl, ApiCall call, ApiRequest request, string? next, CancellationToken ct)
    {
        for (var hop = 0; ; hop++)
        {
            using var message = request.ToMessage();
            if (await credentials.Authorize(message, vendor, rules, baseUrl, http, ct) is { } refused) return refused;
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);

            if (Redirect(response, request) is { } target && hop < MaxRedirects)
            {
                request = request with { Url = target };
                continue;
            }
            if (ApiStatus.Decide(response.StatusCode, ApiStatus.RetryAfter(response, clock.GetUtcNow()), call, limits.Value) is { } decided) return decided;
            return await Body(response, ct) is { } body
                ? ApiAnswers.Read(call, request.Url, next, response.Headers, body, limits.Value)
                : new ApiResult.Refused((int)response.StatusCode, "too-large");
        }
    }

    // Only to the same origin: what follows carries our credentials.
    private static Uri? Redirect(HttpResponseMessage response, ApiRequest request)
        => response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            && request.Posted is null && response.Headers.Location is { } location
            && new Uri(request.Url, location) is var target && ApiAddress.SameOrigin(request.Url, target) ? target : null;

    private static bool MayHaveArrived(Exception trouble)
        => trouble is not (BrokenCircuitException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError });

    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> account, IReadOnlyDictionary<string, string> with)
    {
        var variables = new Dictionary<string, string>(account);
        foreach (var (variable, value) in with) variables[variable] = value;
        return variables;
    }

    private async Task<byte[]?> Body(HttpResponseMessage response, CancellationToken ct)
    {
        var max = limits.Value.MaxAnswerBytes;
        if (response.Content.Headers.ContentLength > max) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (body.Length + read > max) return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    [LoggerMessage(1, LogLevel.Warning, "The API of {Vendor} refused the call {Call}: status {Status}, {Reason}.")]
    private partial void LogRefused(string vendor, string call, int status, string reason);

    [LoggerMessage(2, LogLevel.Information, "The API of {Vendor} is unavailable for the call {Call}; again in {Seconds} s.")]
    private partial void LogUnavailable(string vendor, string call, double seconds);

    [LoggerMessage(3, LogLevel.Information, "A call to the API of {Vendor} ended with {Trouble}.")]
    private partial void LogTrouble(string vendor, string trouble);
}
