using System.Diagnostics;
using HrHub.Core;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api;

/// <summary>What outcomes are in HTTP: the value, or problem+json (RFC 9457).</summary>
internal static class Answers
{
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult> value) where T : class
        => outcome.Error is { } error ? ToProblem(error) : value(outcome.Value!);

    private static IResult ToProblem(HubError error) => Results.Problem(
        type: $"urn:hrhub:{error.Code}",
        title: error.Title,
        statusCode: error == HubError.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["traceId"] = Activity.Current?.Id });
}
