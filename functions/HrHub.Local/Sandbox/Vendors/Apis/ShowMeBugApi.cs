using System.Globalization;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Apis;

/// <summary>
/// ShowMeBug's open API (www.showmebug.com/help/openapi): client credentials at <c>/oauth/token.json</c>, envelope <c>errcode</c>, <c>errmsg</c>, <c>data</c>, <c>page</c> and <c>per_page</c>.
/// Which fields one interview has is documented in part only; the rest is taken from the call that creates it.
/// </summary>
internal static class ShowMeBugApi
{
    public static void Map(IEndpointRouteBuilder routes, SandboxStage stage, SandboxSessions sessions)
    {
        routes.MapPost("/showmebug/open_api/v1/interviews", (JsonObject asked, HttpContext http) => Accounts.HasToken(http, "showmebug") ? MakeInterview(sessions, asked) : Results.StatusCode(401));
        routes.MapPost("/showmebug/oauth/token.json", (HttpContext http, CancellationToken ct) => Accounts.Token(http, "showmebug", ct));
        routes.MapGet("/showmebug/open_api/v1/interviews/{uid}", (string uid, HttpContext http) => !Accounts.HasToken(http, "showmebug") ? Results.StatusCode(401)
            : stage.Find("showmebug", uid) is { } interview ? Data(Interview(interview))
            : sessions.Find("showmebug", uid) is { } session ? Data(Waiting(session)) : Results.StatusCode(404));
        routes.MapGet("/showmebug/open_api/v1/interviews", (HttpContext http, int page = 1, int per_page = 25) => Accounts.HasToken(http, "showmebug") ? Data(List(stage, page, per_page)) : Results.StatusCode(401));
    }

    private static IResult MakeInterview(SandboxSessions sessions, JsonObject asked)
    {
        var session = sessions.Make("showmebug", asked["candidate_name"]?.GetValue<string>() ?? "");
        return Data(new() { ["uid"] = session.Interview.Id, ["interviewer_url"] = $"{sessions.LinkOf(session)}?interviewer", ["candidate_url"] = sessions.LinkOf(session).ToString() });
    }

    private static JsonObject Waiting(SandboxSession session) => new()
    {
        ["uid"] = session.Interview.Id,
        ["status"] = session.State is SandboxSessionState.Opened ? "interview_opened" : "interview_started",
        ["candidate_name"] = session.Interview.Person.Name,
    };

    private static JsonObject List(SandboxStage stage, int page, int size)
    {
        var all = stage.Of("showmebug").ToList();
        return new() { ["count"] = all.Count, ["interviews"] = SandboxJson.Array(all.Skip((page - 1) * size).Take(size).Select(Interview)) };
    }

    private static IResult Data(JsonObject data) => Results.Content(new JsonObject { ["errcode"] = 0, ["errmsg"] = "成功", ["data"] = data }.ToJsonString(), "application/json");

    private static JsonObject Interview(SandboxInterview interview) => new()
    {
        ["uid"] = interview.Id,
        ["title"] = interview.Position,
        ["status"] = "interview_ended",
        ["candidate_name"] = interview.Person.Name,
        ["candidate_email"] = SandboxJson.TextOrNull(interview.Person.Email),
        ["candidate_phone"] = SandboxJson.TextOrNull(interview.Person.Phone),
        ["rate"] = 1 + interview.Score * 5 / 101,
        ["started_at"] = Iso(interview.StartedAt),
        ["ended_at"] = Iso(interview.EndedAt),
        ["interviewers"] = new JsonArray(new JsonObject { ["uid"] = "C111", ["name"] = "顾明远" }),
        ["evaluations"] = new JsonArray(new JsonObject { ["interviewer_name"] = "顾明远", ["content"] = interview.Person.IsChinese ? "思路清晰，代码规范。" : "Clear thinking, tidy code." }),
        ["video_url"] = interview.VideoUrl,
    };

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
