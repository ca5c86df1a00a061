using System.Net;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Every route that names a person, asked by somebody who has the right and may not use it on this person: there is nothing there, as of somebody whom the hub does not know.</summary>
public sealed class ForeignIdTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private static IEnumerable<ApprovedRoute> OfOnePerson => RouteRoleTests.Approved.Where(route => route.Route.Contains("{id}", StringComparison.Ordinal) && route.Route.Split('/')[0] is "candidates" or "cases" or "disputes");

    public static TheoryData<string> Limited => ["candidate", "department-head", "interviewer"];

    [Theory]
    [MemberData(nameof(Limited))]
    public async Task What_is_anothers_or_out_of_sight_does_not_exist(string role)
    {
        var asked = 0;
        foreach (var route in OfOnePerson.Where(route => route.Allowed.Contains(role)))
        {
            var token = role switch
            {
                "candidate" => _world.TokenOf(PersonsWorld.Ada),
                "department-head" => _world.Provider.Token(role, "head-of-elsewhere", change: token => token.Claims["departments"] = "HQ/Beijing"),
                _ => _world.Provider.Token(role, "interviewer-of-others", change: token => token.Claims["positions"] = "RM-99"),
            };
            var address = await route.Address(_world);
            using var answer = await _world.Hub.Call(token, route.Method, address, route.Body);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role} {route.Method} {route.Route}: {answer.StatusCode}");
            await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
            asked++;
        }
        Assert.InRange(asked, 5, 100);
    }

    [Fact]
    public async Task Of_an_id_that_the_hub_does_not_know_the_answer_is_the_same_and_the_id_is_not_kept()
    {
        foreach (var route in OfOnePerson.Where(route => route.Allowed.Contains("hr")))
        {
            var address = (await route.Address(_world)).Split('/');
            address[1] = "whatever-somebody-typed";
            using var answer = await _world.Hub.Call(_world.Provider.Token("hr", "curious"), route.Method, string.Join('/', address), route.Body);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{route.Method} {route.Route}: {answer.StatusCode}");
            await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
        }
        Assert.Empty(await _world.Trail("whatever-somebody-typed"));
    }
}
