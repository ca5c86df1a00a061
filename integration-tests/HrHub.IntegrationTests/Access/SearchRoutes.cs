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
    }
}
