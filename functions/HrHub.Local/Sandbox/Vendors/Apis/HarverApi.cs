using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Apis;

/// <summary>Harver's public API 1.37 (api.harver.com/docs): client credentials at <c>/oauth/token</c>, JSON:API envelope, links to reports live 15 minutes.</summary>
internal static class HarverApi
{
    public static void Map(IEndpointRouteBuilder routes, SandboxStage stage)
    {
        routes.MapPost("/harver/oauth/token", (HttpContext http, CancellationToken ct) => Accounts.Token(http, "harver", ct));
        routes.MapGet("/harver/api/v1.0/applications/{id}", (string id, HttpContext http) => !Accounts.HasToken(http, "harver") ? Results.StatusCode(401)
            : stage.Find("harver", id) is { } interview ? Results.Content(Application(interview, stage).ToJsonString(), "application/json") : Results.Json(new { statusCode = 404, message = "Not found" }, statusCode: 404));
        routes.MapGet("/harver/api/v1.0/vacancies/{vacancy}/candidates", (string vacancy, HttpContext http) => Accounts.HasToken(http, "harver") ? List(stage, http.Request.Query["filter[status-updated-at][since]"]) : Results.StatusCode(401));
    }

    private static IResult List(SandboxStage stage, string? since)
    {
        var from = long.TryParse(since, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;
        var candidates = stage.Of("harver").Where(interview => interview.EndedAt >= from).Select(interview => new JsonObject
        {
            ["type"] = "candidates",
            ["id"] = interview.IdFor("candidate"),
            ["attributes"] = new JsonObject { ["status"] = "new", ["statusUpdatedAt"] = interview.EndedAt.ToUnixTimeSeconds() },
            ["relationships"] = new JsonObject { ["application"] = new JsonObject { ["data"] = new JsonObject { ["type"] = "applications", ["id"] = interview.Id } } },
        });
        return Results.Content(new JsonObject { ["data"] = SandboxJson.Array(candidates) }.ToJsonString(), "application/json");
    }

    private static JsonObject Application(SandboxInterview interview, SandboxStage stage) => new()
    {
        ["data"] = new JsonObject
        {
            ["type"] = "applications",
            ["id"] = interview.Id,
            ["attributes"] = new JsonObject
            {
                ["appliedAt"] = interview.StartedAt.ToUnixTimeSeconds(),
                ["completedAt"] = interview.EndedAt.ToUnixTimeSeconds(),
                ["status"] = "new",
                ["progress"] = new JsonObject { ["all"] = 19, ["completed"] = 19 },
                ["matchingScore"] = interview.Score,
                ["language"] = interview.Person.IsChinese ? "CHI" : "ENG",
                ["matchingProfile"] = new JsonObject { ["bracketId"] = interview.LabelOf("matching", "bad", "good", "great"), ["label"] = interview.LabelOf("matching", "Red", "Yellow", "Green") },
            },
            ["relationships"] = new JsonObject
            {
                ["candidate"] = new JsonObject
                {
                    ["data"] = new JsonObject
                    {
                        ["type"] = "candidates",
                        ["id"] = interview.IdFor("candidate"),
                        ["email"] = interview.Person.Email,
                        ["attributes"] = new JsonObject { ["firstName"] = interview.Person.FirstName, ["lastName"] = interview.Person.LastName, ["email"] = interview.Person.Email },
                    },
                },
                ["vacancy"] = new JsonObject { ["data"] = new JsonObject { ["type"] = "vacancies", ["id"] = "60ca01c2d70c100006122001" } },
                ["report"] = new JsonObject { ["data"] = new JsonObject { ["type"] = "reports", ["id"] = interview.IdFor("report") } },
            },
        },
        ["included"] = new JsonArray(
            new JsonObject { ["type"] = "reports", ["id"] = interview.IdFor("report"), ["attributes"] = Link(interview, stage) },
            Module(interview, "Situational Judgement"),
            Module(interview, "Communication"),
            new JsonObject { ["type"] = "ats-parameters", ["attributes"] = new JsonObject { ["vacancy_id"] = "V-7", ["candidate_id"] = $"CAND-{interview.Person.Serial:000000}", ["application_id"] = $"APP-{interview.Person.Serial:000000}", ["src_id"] = "careers" } }),
    };

    private static JsonObject Link(SandboxInterview interview, SandboxStage stage) => new()
    {
        ["expiresAt"] = stage.Now.AddMinutes(15).ToUnixTimeSeconds(),
        ["url"] = $"{stage.Address.GetLeftPart(UriPartial.Authority)}{new GeneratedDocument((uint)interview.Serial).Path}?expires={stage.Now.AddMinutes(15).ToUnixTimeSeconds()}",
    };

    private static JsonObject Module(SandboxInterview interview, string name) => new()
    {
        ["type"] = "matching-results",
        ["id"] = interview.IdFor(name),
        ["attributes"] = new JsonObject { ["moduleType"] = name, ["language"] = "ENG", ["calculatedAt"] = interview.EndedAt.ToUnixTimeSeconds(), ["moduleScore"] = interview.ScoreOf(name), ["moduleWeight"] = 1, ["status"] = "pass" },
        ["relationships"] = new JsonObject { ["modules"] = new JsonObject { ["data"] = new JsonObject { ["type"] = "modules", ["id"] = interview.IdFor(name + " module") } } },
    };
}
