namespace HrHub.IntegrationTests.Access;

/// <summary>Taking data away as files.</summary>
internal static class ExportRoutes
{
    private static readonly string[] Staff = ["hr", "hr-admin", "department-head", "interviewer"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "exports/interviews", null, Staff);
        yield return new("POST", "exports/interviews", """{"name":"小雨","format":"csv"}""", Staff);
        yield return new("POST", "exports/archive", "{}", Staff);
        yield return new("GET", "candidates/{id}/report", null, [.. Staff, "candidate"]);
    }
}
