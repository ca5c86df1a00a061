using System.Diagnostics;
using HrHub.Core;
using HrHub.Core.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HrHub.Api;

/// <summary>What outcomes are in HTTP: the value, or problem+json (RFC 9457).</summary>
internal static class Answers
{
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult> value) where T : class
        => outcome.Error is { } error ? new Refusal(error) : value(outcome.Value!);

    public static async Task<IResult> ToHttp<T>(this Task<Outcome<T>> outcome, Func<T, IResult> value) where T : class => (await outcome).ToHttp(value);

    private static int Status(HubError error) => error.Code switch
    {
        "unauthenticated" or "mfa-required" => StatusCodes.Status401Unauthorized,
        "forbidden" or "out-of-sight" => StatusCodes.Status403Forbidden,
        "not-found" => StatusCodes.Status404NotFound,
        "file-in-erasure" or "file-erased" or "dispute-open" or "dispute-decided" or "identity-not-checked" or "case-decided" or "no-archive" or "saved-searches-full" or "restricted" or "too-many-subscriptions" => StatusCodes.Status409Conflict,
        "too-many-invitations" or "ambiguous-person" or "interview-begun" or "no-link" or "no-address" => StatusCodes.Status409Conflict,
        "not-discardable" => StatusCodes.Status409Conflict,
        "request-under-way" or "too-many" or "stage-out-of-order" or "employee-number-taken" => StatusCodes.Status409Conflict,
        "too-many-rows" or "export-not-ready" => StatusCodes.Status409Conflict,
        "export-gone" => StatusCodes.Status410Gone,
        "stale-etag" => StatusCodes.Status412PreconditionFailed,
        "material-type" => StatusCodes.Status415UnsupportedMediaType,
        "scanner-away" or "video-tool-busy" => StatusCodes.Status503ServiceUnavailable,
        "infected" or "idempotency-key-reused" or "video-unreadable" => StatusCodes.Status422UnprocessableEntity,
        "no-video-tool" => StatusCodes.Status501NotImplemented,
        "body-too-large" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>RFC 6750, section 3.1, and RFC 9470 for the second factor.</summary>
    private static string? Challenge(HubError error) => error.Code switch
    {
        "unauthenticated" => "Bearer",
        "mfa-required" => "Bearer error=\"insufficient_user_authentication\"",
        _ => null,
    };

    private sealed class Refusal(HubError error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (Challenge(error) is { } challenge) httpContext.Response.Headers[HeaderNames.WWWAuthenticate] = challenge;
            var extensions = new Dictionary<string, object?> { ["traceId"] = Activity.Current?.Id };
            if (error.Field is { } field) extensions["field"] = field;
            if (error.Instead is { } instead) extensions["instead"] = instead;
            if (error.People.Count > 0) extensions["people"] = error.People;
            if (error.CertificateId is { } certificateId) extensions["certificateId"] = certificateId;
            return Results.Problem(type: $"urn:hrhub:{error.Code}", title: error.Title, detail: error.Advice?.In(RequestLanguage.Of(httpContext.Request, null)), statusCode: Status(error), extensions: extensions).ExecuteAsync(httpContext);
        }
    }
}
