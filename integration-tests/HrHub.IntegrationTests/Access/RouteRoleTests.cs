using System.Net;
using HrHub.IntegrationTests.Persons;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.IntegrationTests.Access;

/// <summary>Every protected route × every role, against the approved list.</summary>
public sealed class RouteRoleTests : IAsyncLifetime
{
    internal static readonly string[] Roles = ["hr", "hr-admin", "department-head", "interviewer", "candidate", "compliance", "operator", "system"];

    /// <summary>Each area of the API lists its own.</summary>
    internal static readonly ApprovedRoute[] Approved = [.. PersonsRoutes.All(), .. CandidatesRoutes.All(), .. SystemsRoutes.All(), .. SearchRoutes.All(), .. WorkRoutes.All(), .. DisputesRoutes.All(), .. InvitationRoutes.All(), .. OperationsRoutes.All(), .. ExportRoutes.All()];

    /// <summary>Open to anybody: health, the published schema, and what says how to call the rest; a link to watch or to fetch, which is worth nothing without its cookie.</summary>
    private static readonly string[] Public = ["GET health", "GET health/live", "GET openapi.json", "GET watch/{ticket}", "GET fetch/{ticket}", "GET schemas/interview/{version:int}"];

    internal static IReadOnlyList<ApprovedRoute> AllApproved => Approved;

    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_cell_of_the_table_answers_as_approved()
    {
        foreach (var route in Approved)
            foreach (var role in Roles)
            {
                // What the cell before left behind would answer for another one.
                if (await _world.File(PersonsWorld.Lin) is { Retention.Restricted: true } restricted) await _world.Save(restricted with { Retention = restricted.Retention with { Restricted = false } });
                var token = role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role);
                using var answer = await _world.Hub.Call(token, route.Method, await route.Address(_world, role), route.Body);
                if (route.Allowed.Contains(role)) Assert.True(answer.IsSuccessStatusCode, $"{role} {route.Method} {route.Route}: {answer.StatusCode}");
                else
                {
                    Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role} {route.Method} {route.Route}: {answer.StatusCode}");
                    await PersonsWorld.IsProblem(answer, HttpStatusCode.Forbidden, "forbidden");
                }
            }
    }

    [Fact]
    public async Task Without_a_token_no_route_answers()
    {
        foreach (var route in Approved)
        {
            using var answer = await _world.Hub.Call(null, route.Method, await route.Address(_world), route.Body);
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
}
