using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Every route that serves something of people × every role: what was served is on the trail, and what was refused is.</summary>
public sealed class ReadsOnRecordTests : IAsyncLifetime
{
    /// <summary>What says nothing of anybody: a system's own subscriptions with the ids it was told of anyway, and somebody's own saved searches, which name nobody.</summary>
    private static readonly string[] OfNobody = ["subscriptions", "search/saved", "tags"];

    /// <summary>How far somebody's own exports are, looked at every second or two; whoever is in one is on the trail when it is written, and so is each time the file is fetched.</summary>
    private static readonly string[] OfOwnWork = ["exports/jobs", "exports/jobs/{id}"];

    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task No_trace_no_access()
    {
        var missing = new List<string>();
        foreach (var route in RouteRoleTests.Approved.Where(route => route.Method == "GET" && !OfNobody.Any(prefix => route.Route.StartsWith(prefix, StringComparison.Ordinal)) && !OfOwnWork.Contains(route.Route)))
            foreach (var role in RouteRoleTests.Roles)
            {
                // A candidate is on the trail by the id of the person, anybody else by a name that only this request has.
                var subject = role == "candidate" ? PersonsWorld.Lin : $"{role}@{route.Route}";
                var token = role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role, subject);
                var address = await route.Address(_world, role, subject);
                var (own, hub) = ((await _world.Trail(PersonsWorld.Lin)).Count, (await _world.Trail(AuditEvent.HubChain)).Count);

                using var answer = await _world.Hub.Call(token, "GET", address);
                await answer.Content.ReadAsByteArrayAsync();

                var entries = (await _world.Trail(PersonsWorld.Lin)).Skip(own).Concat((await _world.Trail(AuditEvent.HubChain)).Skip(hub)).Where(entry => entry.Who.Id == subject).ToList();
                var isAllowed = route.Allowed.Contains(role);
                if (!entries.Any(entry => entry.Allowed == isAllowed)) missing.Add($"{role} GET {route.Route}: {(isAllowed ? "served" : "refused")} without an entry");
                if (!isAllowed && entries.Any(entry => entry.Allowed)) missing.Add($"{role} GET {route.Route}: refused, and on the trail as served");
            }
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public async Task What_is_served_of_one_person_is_on_that_persons_own_trail()
    {
        var missing = new List<string>();
        foreach (var route in RouteRoleTests.Approved.Where(route => route.Method == "GET" && route.Route.StartsWith("candidates/{id}", StringComparison.Ordinal)))
            foreach (var role in route.Allowed)
            {
                var address = await route.Address(_world);
                var before = (await _world.Trail(PersonsWorld.Lin)).Count;
                using var answer = await _world.Hub.Call(role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role), "GET", address);
                await answer.Content.ReadAsByteArrayAsync();
                if ((await _world.Trail(PersonsWorld.Lin)).Count == before) missing.Add($"{role} GET {route.Route}");
            }
        Assert.Empty(missing);
    }
}
