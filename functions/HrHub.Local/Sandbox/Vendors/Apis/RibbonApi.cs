using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Apis;

/// <summary>Ribbon's API as documented at docs.ribbon.ai (Get interview, Get interviews, Post interview, Post interview flow): bearer key, <c>limit</c> and <c>offset</c>.</summary>
internal static class RibbonApi
{
    public static void Map(IEndpointRouteBuilder routes, SandboxStage stage, SandboxSessions sessions)
    {
        var flows = new ConcurrentDictionary<string, string>();
        routes.MapPost("/ribbon/v1/interview-flows", (JsonObject flow, HttpContext http) => Accounts.IsBearer(http, "ribbon") ? MakeFlow(flows, flow) : Unauthorized());
        routes.MapPost("/ribbon/v1/interviews", (JsonObject interview, HttpContext http) => Accounts.IsBearer(http, "ribbon") ? MakeInterview(flows, sessions, interview) : Unauthorized());
        routes.MapGet("/ribbon/v1/interviews/{id}", (string id, HttpContext http) => Accounts.IsBearer(http, "ribbon") ? One(stage, sessions, id) : Unauthorized());
        routes.MapGet("/ribbon/v1/interviews", (HttpContext http, int limit = 20, int offset = 0) => Accounts.IsBearer(http, "ribbon")
            ? Results.Content(new JsonObject { ["interviews"] = SandboxJson.Array(stage.Of("ribbon").Skip(offset).Take(limit).Select(interview => Interview(interview, interview.VideoUrl))) }.ToJsonString(), "application/json")
            : Unauthorized());
    }

    private static IResult Unauthorized() => Results.Json(new { message = "Unauthorized" }, statusCode: 401);

    /// <summary>Organisation, title and questions are required.</summary>
    private static IResult MakeFlow(ConcurrentDictionary<string, string> flows, JsonObject flow)
    {
        if (Text(flow, "org_name") is null || Text(flow, "title") is not { } title || flow["questions"] is not JsonArray { Count: > 0 }) return Results.Json(new { message = "Validation failed" }, statusCode: 422);
        var id = RandomNumberGenerator.GetHexString(8, lowercase: true);
        flows[id] = title;
        return Results.Json(new { interview_flow_id = id });
    }

    private static IResult MakeInterview(ConcurrentDictionary<string, string> flows, SandboxSessions sessions, JsonObject asked)
    {
        if (Text(asked, "interview_flow_id") is not { } flow || !flows.TryGetValue(flow, out var title)) return Results.Json(new { message = "Interview flow not found" }, statusCode: 404);
        var session = sessions.Make("ribbon", Text(asked, "interviewee_first_name") ?? "", Text(asked, "interviewee_email_address"), flow, title);
        return Results.Json(new { interview_id = session.Interview.Id, interview_link = sessions.LinkOf(session) });
    }

    private static string? Text(JsonObject from, string name) => from[name]?.GetValue<string>();

    private static IResult One(SandboxStage stage, SandboxSessions sessions, string id)
    {
        if (sessions.Find("ribbon", id) is { State: not SandboxSessionState.Ended, Interview: var waiting })
            return Results.Json(new { interview_flow_id = waiting.FlowId, interview_id = id, status = "incomplete" });
        if (stage.Find("ribbon", id) is not { } interview) return Results.Json(new { message = "Interview not found" }, statusCode: 404);
        var stale = interview.LinkIsStaleAtFirst && stage.Asked(interview) == 1;
        return Results.Content(Interview(interview, stale ? interview.VideoUrl!.Replace("/media/plain/", "/media/expired/", StringComparison.Ordinal) : interview.VideoUrl).ToJsonString(), "application/json");
    }

    private static JsonObject Interview(SandboxInterview interview, string? videoUrl) => new()
    {
        ["interview_flow_id"] = interview.FlowId,
        ["interview_id"] = interview.Id,
        ["team_id"] = "3f0c2b6e-58c6-4a0e-9a55-9f7d3f0d7a11",
        ["status"] = "completed",
        ["interview_data"] = new JsonObject
        {
            ["transcript"] = string.Join('\n', interview.Talk.SelectMany(turn => new[] { $"agent: {turn.Question}", $"user: {turn.Answer}" })),
            ["transcript_with_timestamp"] = SandboxJson.Array(interview.Talk.SelectMany((turn, i) => new[] { Said(turn.Question, "agent", i * 60), Said(turn.Answer, "user", i * 60 + 12) })),
            ["questions_to_transcript_mapping"] = SandboxJson.Array(interview.Talk.Select((turn, i) => new JsonObject
            {
                ["script_question"] = turn.Question,
                ["transcript_item_indices"] = new JsonArray(i * 2, i * 2 + 1),
                ["start_timestamp"] = i * 60,
                ["end_timestamp"] = i * 60 + 40,
                ["transcript_items"] = new JsonArray(new JsonObject { ["content"] = turn.Question, ["role"] = "agent" }, new JsonObject { ["content"] = turn.Answer, ["role"] = "user" }),
            })),
            ["audio_url"] = null,
            ["video_url"] = videoUrl,
            ["summary"] = interview.Person.IsChinese ? "表达清楚，经历与岗位相关。" : "Speaks clearly; the experience fits the position.",
            ["scores"] = new JsonObject
            {
                ["communication"] = interview.ScoreOf("communication"),
                ["motivation"] = interview.ScoreOf("motivation"),
                ["skills"] = interview.ScoreOf("skills"),
                ["language_vocabulary_and_expression"] = null,
                ["language_grammar_and_structure"] = null,
                ["language_fluency_and_pace"] = null,
                ["language_comprehension"] = null,
            },
            ["interviewee_email_address"] = SandboxJson.TextOrNull(interview.Person.Email),
            ["interviewee_first_name"] = interview.Person.FirstName,
            ["interviewee_last_name"] = SandboxJson.TextOrNull(interview.Person.LastName),
        },
    };

    private static JsonObject Said(string text, string role, int second)
        => new() { ["content"] = text, ["role"] = role, ["words"] = new JsonArray(new JsonObject { ["start"] = second, ["end"] = second + 10, ["word"] = text }) };
}
