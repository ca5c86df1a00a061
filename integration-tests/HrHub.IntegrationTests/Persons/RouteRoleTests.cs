using System.Net;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.IntegrationTests.Persons;

/// <summary>Every protected route × every role, against the approved list.</summary>
public sealed class RouteRoleTests : IAsyncLifetime
{
    private static readonly string[] Roles = ["hr", "hr-admin", "department-head", "interviewer", "candidate", "compliance", "operator", "system"];

    /// <summary>Method, route, body, and the roles that get in. Ids are of the candidate whose token is used.</summary>
    private static readonly (string Method, string Route, string? Body, string[] Allowed)[] Approved =
    [
        ("POST", "candidates/{id}/holds", """{"why":"Proceedings 2026-17"}""", ["compliance"]),
        ("GET", "candidates/{id}/holds", null, ["compliance"]),
        ("DELETE", "candidates/{id}/holds/{holdId}", null, ["compliance"]),
        ("DELETE", "candidates/{id}/restriction", null, ["compliance"]),
        ("POST", "candidates/{id}/cases", """{"kind":"erase"}""", ["hr", "hr-admin", "candidate", "compliance"]),
        ("POST", "candidates/{id}/cases", """{"kind":"access"}""", ["hr", "hr-admin", "candidate", "compliance"]),
        ("GET", "cases", null, ["hr", "hr-admin", "candidate", "compliance"]),
        ("GET", "cases/{id}", null, ["hr", "hr-admin", "candidate", "compliance"]),
        ("POST", "cases/{id}/identity-check", """{"how":"In person."}""", ["compliance"]),
        ("POST", "cases/{id}/decision", """{"granted":true,"reason":"Yes."}""", ["compliance"]),
        ("GET", "cases/{id}/archive", null, ["candidate", "compliance"]),
    ];

    /// <summary>Open to anybody: health and the published schema.</summary>
    private static readonly string[] Public = ["GET health", "GET health/live", "GET schemas/interview/{version:int}"];

    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_cell_of_the_table_answers_as_approved()
    {
        foreach (var (method, route, body, allowed) in Approved)
            foreach (var role in Roles)
            {
                var token = role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role);
                using var answer = await _world.Hub.Call(token, method, await Fill(route), body);
                if (allowed.Contains(role)) Assert.True(answer.IsSuccessStatusCode, $"{role} {method} {route}: {answer.StatusCode}");
                else
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role} {method} {route}: {answer.StatusCode}");
                    await PersonsWorld.IsProblem(answer, HttpStatusCode.Forbidden, "forbidden");
                }
            }
    }

    [Fact]
    public async Task Without_a_token_no_route_answers()
    {
        foreach (var (method, route, body, _) in Approved)
        {
            using var answer = await _world.Hub.Call(null, method, await Fill(route), body);
            await PersonsWorld.IsProblem(answer, HttpStatusCode.Unauthorized, "unauthenticated");
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public void The_list_holds_every_route_of_the_API()
    {
        var routes = typeof(Api.ApiApp).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes(typeof(HttpTriggerAttribute), false)).Cast<HttpTriggerAttribute>()
            .Select(trigger => $"{trigger.Methods!.Single().ToUpperInvariant()} {trigger.Route!.Replace("v1/", "", StringComparison.Ordinal)}");
        Assert.Equal(Approved.Select(route => $"{route.Method} {route.Route}").Concat(Public).Distinct().Order(), routes.Order());
    }

    /// <summary>Makes what the route names, in the state in which the call can succeed.</summary>
    private async Task<string> Fill(string route)
    {
        if (route.Contains("{holdId}", StringComparison.Ordinal))
        {
            using var placed = await _world.Hub.Call(_world.Compliance, "POST", $"candidates/{PersonsWorld.Lin}/holds", """{"why":"To be lifted"}""");
            route = route.Replace("{holdId}", (await PersonsWorld.Body(placed)).GetProperty("hold").GetProperty("holdId").GetString(), StringComparison.Ordinal);
        }
        if (route.EndsWith("restriction", StringComparison.Ordinal))
        {
            var file = await _world.File(PersonsWorld.Lin);
            await _world.Save(file with { Retention = file.Retention with { Restricted = true } });
        }
        if (!route.StartsWith("cases/", StringComparison.Ordinal)) return route.Replace("{id}", PersonsWorld.Lin, StringComparison.Ordinal);

        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"access"}""");
        if (route.EndsWith("archive", StringComparison.Ordinal)) await _world.Grant(id);
        if (route.EndsWith("decision", StringComparison.Ordinal)) (await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/identity-check", """{"how":"In person."}""")).Dispose();
        return route.Replace("{id}", id, StringComparison.Ordinal);
    }
}
