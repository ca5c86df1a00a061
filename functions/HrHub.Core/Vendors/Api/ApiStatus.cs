using System.Net;

namespace HrHub.Core.Vendors.Api;

/// <summary>What the status of a vendor's API means.</summary>
public static class ApiStatus
{
    /// <param name="status">The response's status.</param>
    /// <param name="retryAfter">Its <c>Retry-After</c>, where it has one.</param>
    /// <param name="call">The call; its <see cref="ApiCall.NotReady"/> comes before everything else.</param>
    /// <param name="limits">How long to wait where the vendor does not say.</param>
    /// <returns>Null: the body decides.</returns>
    public static ApiResult? Decide(HttpStatusCode status, TimeSpan? retryAfter, ApiCall call, VendorApiLimits limits) => (int)status switch
    {
        var known when call.NotReady.Contains(known) => new ApiResult.NotYet(retryAfter ?? limits.NotYet),
        >= 200 and < 300 when call.Delete => new ApiResult.Gone(),
        >= 200 and < 300 when call.Send is not null => null,                                 // 201 or 202: what was made is in the body
        202 or 204           => new ApiResult.NotYet(retryAfter ?? limits.NotYet),           // accepted, or nothing to say: the details come later
        >= 200 and < 300     => null,
        >= 300 and < 400     => new ApiResult.Refused((int)status, "redirect"),              // to another host: our credentials do not go there
        401 or 403           => new ApiResult.Refused((int)status, "credentials"),
        404 or 410 when call.Send is not null => new ApiResult.Refused((int)status, "gone"), // what it would be made of is not there
        404 or 410           => new ApiResult.Gone(),
        408 or 500 or 502 or 504 when call is { Send: not null, Idempotency: null } => new ApiResult.Unavailable(retryAfter ?? limits.Unavailable, MayBeDone: true),
        408 or 425 or 429    => new ApiResult.Unavailable(retryAfter ?? limits.Unavailable),
        >= 500               => new ApiResult.Unavailable(retryAfter ?? limits.Unavailable),
        _                    => new ApiResult.Refused((int)status, "status"),                // our fault: the profile asks wrongly
    };

    /// <summary><c>Retry-After</c> in seconds or as a date (RFC 9110, 10.2.3); never negative.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date }     => date > now ? date - now : TimeSpan.Zero,
        _                      => null,
    };
}
