using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HrHub.Api;

/// <summary>Versions as entity tags (RFC 9110, sections 8.8.3 and 13.1.1).</summary>
internal static class ETags
{
    /// <returns>False when the request names a version other than this one.</returns>
    public static bool Matches(string? ifMatch, long version)
        => string.IsNullOrEmpty(ifMatch) || ifMatch == "*" || ifMatch.Split(',', StringSplitOptions.TrimEntries).Contains(Of(version));

    public static string Of(long version) => $"\"{version}\"";

    /// <summary>A document with its tag.</summary>
    public static IResult Json<T>(T document, long version, int status = StatusCodes.Status200OK, string? location = null) => new Tagged<T>(document, Of(version), status, location);

    private sealed class Tagged<T>(T document, string tag, int status, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[HeaderNames.ETag] = tag;
            if (location is not null) httpContext.Response.Headers[HeaderNames.Location] = location;
            return Results.Json(document, CanonicalJson.Options, statusCode: status).ExecuteAsync(httpContext);
        }
    }
}
