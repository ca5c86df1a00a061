using System.Net.Http.Headers;

namespace HrHub.Core.Sync;

/// <summary>The <c>Retry-After</c> header of RFC 9110, section 10.2.3: seconds or an HTTP date.</summary>
public static class RetryAfter
{
    /// <returns>How long to wait from <paramref name="now"/> on; zero for a date that is past; null without a (readable) header.</returns>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        // Their own Date first: our clocks need not agree.
        { Date: { } date } => Later(date - (headers.Date ?? now)),
        _ => null,
    };

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
