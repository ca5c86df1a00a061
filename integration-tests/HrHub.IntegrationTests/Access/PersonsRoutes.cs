using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Requests of persons, holds and restrictions.</summary>
internal static class PersonsRoutes
{
    private static readonly string[] Askers = ["hr", "hr-admin", "candidate", "compliance"], Officers = ["compliance"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("POST", "candidates/{id}/holds", """{"why":"Proceedings 2026-17"}""", Officers);
        yield return new("GET", "candidates/{id}/holds", null, Officers);
        yield return new("DELETE", "candidates/{id}/holds/{holdId}", null, Officers, async world => $"candidates/{PersonsWorld.Lin}/holds/{await PlaceHold(world)}");
        yield return new("DELETE", "candidates/{id}/restriction", null, Officers, Restrict);
        yield return new("POST", "candidates/{id}/cases", """{"kind":"erase"}""", Askers);
        yield return new("POST", "candidates/{id}/cases", """{"kind":"access"}""", Askers);
        yield return new("GET", "cases", null, Askers);
        yield return new("GET", "cases/{id}", null, Askers, async world => $"cases/{await OpenCase(world)}");
        yield return new("POST", "cases/{id}/identity-check", """{"how":"In person."}""", Officers, async world => $"cases/{await OpenCase(world)}/identity-check");
        yield return new("POST", "cases/{id}/decision", """{"granted":true,"reason":"Yes."}""", Officers, async world => $"cases/{await CheckedCase(world)}/decision");
        yield return new("GET", "cases/{id}/archive", null, ["candidate", "compliance"], async world => $"cases/{await GrantedCase(world)}/archive");
    }

    private static async Task<string?> PlaceHold(PersonsWorld world)
    {
        using var placed = await world.Hub.Call(world.Compliance, "POST", $"candidates/{PersonsWorld.Lin}/holds", """{"why":"To be lifted"}""");
        return (await PersonsWorld.Body(placed)).GetProperty("hold").GetProperty("holdId").GetString();
    }

    private static async Task<string> Restrict(PersonsWorld world)
    {
        var file = await world.File(PersonsWorld.Lin);
        await world.Save(file with { Retention = file.Retention with { Restricted = true } });
        return $"candidates/{PersonsWorld.Lin}/restriction";
    }

    private static Task<string> OpenCase(PersonsWorld world) => world.Open(world.Compliance, PersonsWorld.Lin, """{"kind":"access"}""");

    private static async Task<string> CheckedCase(PersonsWorld world)
    {
        var id = await OpenCase(world);
        (await world.Hub.Call(world.Compliance, "POST", $"cases/{id}/identity-check", """{"how":"In person."}""")).Dispose();
        return id;
    }

    private static async Task<string> GrantedCase(PersonsWorld world)
    {
        var id = await OpenCase(world);
        await world.Grant(id);
        return id;
    }
}
