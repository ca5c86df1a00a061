using System.Net.Http.Headers;

namespace HrHub.Core.Media.Download;

/// <summary>The strong validator of a response, by which a download may go on in another request (RFC 9110, 8.8 and 13.1.5).</summary>
public static class Validator
{
    /// <returns>An ETag or a Last-Modified date as it goes into If-Range; null when the response has none that is strong.</returns>
    public static string? Of(HttpResponseMessage response)
    {
        if (response.Headers.ETag is { IsWeak: false } tag) return tag.Tag;
        // A date is strong only when the file was at rest for a second before it was served.
        return response.Content.Headers.LastModified is { } modified && response.Headers.Date is { } served && served - modified >= TimeSpan.FromSeconds(1)
            ? modified.ToString("R")
            : null;
    }

    public static RangeConditionHeaderValue ToIfRange(string validator)
        => validator.StartsWith('"') ? new(new EntityTagHeaderValue(validator)) : new(DateTimeOffset.ParseExact(validator, "R", null));
}
