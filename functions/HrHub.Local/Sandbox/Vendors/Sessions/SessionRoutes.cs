using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Sessions;

/// <summary>What a candidate sees who opens the link of a sandbox vendor: <c>GET /sessions/{vendor}/{id}</c> begins the interview, <c>POST …/finish</c> ends it. A link is used once.</summary>
internal static class SessionRoutes
{
    private const string UsedUp = "此链接已失效。 This link is used up, or is none.";

    public static void Map(IEndpointRouteBuilder routes, SandboxSessions sessions)
    {
        routes.MapGet("/sessions/{vendor}/{id}", (string vendor, string id) => sessions.Open(vendor, id) is { } session
            ? Page("AI 面试进行中（沙箱，不录音录像）。 The AI interview is under way (a sandbox: nothing is recorded).", StatusCodes.Status200OK, finish: $"{sessions.LinkOf(session).AbsolutePath}/finish")
            : Page(UsedUp, StatusCodes.Status410Gone));
        routes.MapPost("/sessions/{vendor}/{id}/finish", async (string vendor, string id, CancellationToken ct) => await sessions.Finish(vendor, id, ct)
            ? Page("面试已结束，谢谢。 The interview has ended. Thank you.", StatusCodes.Status200OK)
            : Page(UsedUp, StatusCodes.Status410Gone));
    }

    private static IResult Page(string text, int status, string? finish = null)
    {
        var button = finish is null ? "" : $"<form method=\"post\" action=\"{finish}\"><button>结束面试 · Finish</button></form>";
        return Results.Content($"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>AI 面试 · AI interview</title></head><body><p>{text}</p>{button}</body></html>", "text/html", Encoding.UTF8, status);
    }
}
