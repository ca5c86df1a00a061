using System.Diagnostics;
using System.Text;
using HrHub.Core;
using HrHub.Core.Vendors.Delivery;
using Microsoft.AspNetCore.Http;

namespace HrHub.Intake;

/// <summary>What outcomes are in HTTP: the vendor's answer, or problem+json (RFC 9457).</summary>
internal static class Answers
{
    public static IResult ToHttp(this Outcome<DeliveryAnswer> outcome) => outcome switch
    {
        { Error: { } error } => ToProblem(error),
        { Value: { Body: { } text } answer } => Results.Text(text, answer.ContentType ?? "text/plain", Encoding.UTF8, answer.Status),
        _ => Results.StatusCode(outcome.Value!.Status),
    };

    private static IResult ToProblem(HubError error) => Results.Problem(
        type: $"urn:hrhub:{error.Code}",
        title: error.Title,
        statusCode: error.Code switch
        {
            "unknown-vendor" => StatusCodes.Status404NotFound,
            "body-too-large" => StatusCodes.Status413PayloadTooLarge,
            "bad-signature" => StatusCodes.Status401Unauthorized,
            _ => StatusCodes.Status400BadRequest,
        },
        extensions: new Dictionary<string, object?> { ["traceId"] = Activity.Current?.Id });
}
