using HrHub.IntegrationTests.Persons;
using HrHub.IntegrationTests.Systems;

namespace HrHub.IntegrationTests.Access;

/// <summary>What systems read and hand in.</summary>
internal static class SystemsRoutes
{
    private const string Number = "HQ-A00001";
    private static readonly string[] Systems = ["system"];

    private static readonly (string Kind, string Fields)[] Results =
    [
        ("kpis", "\"period\":\"2026-Q4\",\"code\":\"deposits\",\"value\":1"),
        ("training-results", "\"courseCode\":\"THINK-101\",\"completedAt\":\"2026-11-20T08:00:00Z\",\"passed\":true"),
        ("reviews", "\"reviewId\":\"2026\",\"reviewedAt\":\"2026-11-20T08:00:00Z\",\"grade\":\"A\""),
    ];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "changes", null, Systems);
        foreach (var (kind, fields) in Results)
        {
            yield return new("PUT", "employees/{number}/{kind}", $$"""{"rows":[{{{fields}}}]}""", Systems, async world =>
            {
                await EmployeeResultsTests.Hire(world, PersonsWorld.Lin, Number);
                return $"employees/{Number}/{kind}";
            });
            yield return new("PUT", "employees/{kind}", $$"""{"rows":[{"employeeNumber":"{{Number}}",{{fields}}}]}""", Systems, _ => Task.FromResult($"employees/{kind}"));
        }
    }
}
