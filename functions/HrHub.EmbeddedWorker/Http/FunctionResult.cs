using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>Turns what an HTTP function returned into the response.</summary>
internal static class FunctionResult
{
    public static Task Write(HttpContext context, object? result)
    {
        switch (result)
        {
            case IResult answer:
                return answer.ExecuteAsync(context);
            case string text:
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync(text, context.RequestAborted);
            case not null:
                return context.Response.WriteAsJsonAsync(result, result.GetType(), CanonicalJson.Options, context.RequestAborted);
            default:
                if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status200OK }) context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
        }
    }
}
