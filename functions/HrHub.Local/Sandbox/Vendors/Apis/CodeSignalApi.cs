using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Apis;

/// <summary>CodeSignal's GraphQL API (developer.codesignal.com/graphql): bearer key; the sandbox knows one query, <c>companyTestSessions</c> with <c>first</c> and <c>offset</c>.</summary>
internal static class CodeSignalApi
{
    public static void Map(IEndpointRouteBuilder routes, SandboxStage stage)
        => routes.MapPost("/codesignal/graphql", async (HttpContext http, CancellationToken ct) => Accounts.IsBearer(http, "codesignal")
            ? Answer(stage, await http.Request.ReadFromJsonAsync<JsonObject>(ct))
            : Results.StatusCode(401));

    private static IResult Answer(SandboxStage stage, JsonObject? request)
    {
        if (request?["query"]?.GetValue<string>().Contains("companyTestSessions", StringComparison.Ordinal) != true)
            return Results.Content("""{"errors":[{"message":"Access Denied"}]}""", "application/json");
        var variables = request["variables"];
        var sessions = stage.Of("codesignal").Skip(variables?["offset"]?.GetValue<int>() ?? 0).Take(variables?["first"]?.GetValue<int>() ?? 20).Select(Session);
        return Results.Content(new JsonObject { ["data"] = new JsonObject { ["companyTestSessions"] = SandboxJson.Array(sessions) } }.ToJsonString(), "application/json");
    }

    private static JsonObject Session(SandboxInterview interview)
    {
        var session = CodeSignalEvents.Session(interview);
        return new()
        {
            ["id"] = interview.Id,
            ["status"] = "finished",
            ["maxScore"] = 1_000,
            ["startDate"] = interview.StartedAt.ToUnixTimeMilliseconds(),
            ["finishDate"] = interview.EndedAt.ToUnixTimeMilliseconds(),
            ["testTaker"] = new JsonObject { ["email"] = interview.Person.Email, ["firstName"] = interview.Person.FirstName, ["lastName"] = interview.Person.LastName },
            ["result"] = new JsonObject { ["score"] = session["score"]!.DeepClone() },
        };
    }
}
