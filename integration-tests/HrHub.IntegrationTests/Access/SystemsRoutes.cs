namespace HrHub.IntegrationTests.Access;

/// <summary>What systems read and hand in.</summary>
internal static class SystemsRoutes
{
    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "changes", null, ["system"]);
    }
}
