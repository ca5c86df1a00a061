using System.Diagnostics;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>The host's own refusals and failures as RFC 9457 problem details: no word of what went wrong inside, only a trace id to look for in the log.</summary>
internal static class Problem
{
    public static async Task Write(HttpContext context, int status, string code, string title)
    {
        if (context.Response.HasStarted)
        {
            // Too late for an answer: a cut connection tells the caller that this one is not whole.
            context.Abort();
            return;
        }
        context.Response.Clear();
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new ProblemBody($"urn:hrhub:{code}", title, status, TraceId(context)), CanonicalJson.Options, "application/problem+json", CancellationToken.None);
    }

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private sealed record ProblemBody(string Type, string Title, int Status, string TraceId);
}
