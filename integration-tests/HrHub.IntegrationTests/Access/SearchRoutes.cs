using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Finding people and interviews.</summary>
internal static class SearchRoutes
{
    private static readonly string[] Staff = ["hr", "hr-admin", "department-head", "interviewer"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "search", null, Staff);
        yield return new("POST", "search", """{"name":"小雨"}""", Staff);
        yield return new("GET", "search/facets", null, Staff);
        yield return new("POST", "search/facets", """{"name":"小雨"}""", Staff);
        yield return new("POST", "search/saved", """{"batch":"2026-autumn","minScore":80}""", Staff);
        yield return new("GET", "search/saved", null, Staff);
        yield return new("GET", "search/saved/{id}", null, Staff, Save);
        yield return new("PUT", "search/saved/{id}", """{"batch":"2026-autumn","minScore":70}""", Staff, Save);
        yield return new("DELETE", "search/saved/{id}", null, Staff, Save);
    }

    /// <summary>Each role's token is of the same subject: what one of them saved is there for all.</summary>
    private static async Task<string> Save(PersonsWorld world)
    {
        using var saved = await world.Hub.Call(world.Provider.Token("hr"), "POST", "search/saved", """{"batch":"2026-autumn"}""");
        return $"search/saved/{(await PersonsWorld.Body(saved)).GetProperty("searchId").GetString()}";
    }
}
