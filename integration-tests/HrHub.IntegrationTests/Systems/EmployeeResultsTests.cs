using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Employees;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.IntegrationTests.Persons;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Systems;

/// <summary>What the performance and training systems hand back, over HTTP.</summary>
public sealed class EmployeeResultsTests : IAsyncLifetime
{
    private const string Kpi = """{"period":"2026-Q4","code":"deposits","value":120.5,"target":100,"unit":"万元","score":88}""";
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        await Hire(_world, PersonsWorld.Lin, "HQ-A00001");
        await Hire(_world, PersonsWorld.Ada, "HQ-A00002");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    /// <summary>Gives a person an employee number, as hiring does.</summary>
    internal static async Task Hire(PersonsWorld world, string candidateId, string number)
    {
        var services = world.Hub.Hub.Pipeline;
        foreach (var key in EmployeeKeys.Of(number, await services.GetRequiredService<KeyRing>().BlindIndexes(default))) await services.GetRequiredService<ICandidateIndex>().Claim(key, candidateId, default);
        await world.Save(await world.File(candidateId) with { EmployeeNumber = number });
    }

    [Fact]
    public async Task A_result_is_kept_with_the_person_and_the_same_again_changes_nothing()
    {
        Assert.Equal(["stored"], Results(await Put("employees/HQ-A00001/kpis", Rows(Kpi))));
        var version = (await _world.File(PersonsWorld.Lin)).Version;
        Assert.Equal(["unchanged"], Results(await Put("employees/HQ-A00001/kpis", Rows(Kpi))));

        var file = await _world.File(PersonsWorld.Lin);
        Assert.Equal(version, file.Version);
        var kpi = Assert.Single(file.Results.Kpis);
        Assert.Equal(("2026-Q4", "deposits", 120.5, 100.0, "万元", 88.0, "performance"), (kpi.Period, kpi.Code, kpi.Value, kpi.Target!.Value, kpi.Unit, kpi.Score!.Value, kpi.From));
        Assert.Equal((AuditAction.ResultsTaken, "kpis", "performance"), (await _world.Trail(PersonsWorld.Lin))[^1] is { } entry ? (entry.Action, entry.FieldClass, entry.Who.Id) : default);

        Assert.Equal(["stored"], Results(await Put("employees/HQ-A00001/kpis", Rows(Kpi.Replace("120.5", "130", StringComparison.Ordinal)))));
        Assert.Equal(130, Assert.Single((await _world.File(PersonsWorld.Lin)).Results.Kpis).Value);
    }

    [Fact]
    public async Task In_bulk_every_row_is_answered_for_itself()
    {
        var answer = await Put("employees/training-results", Rows(
            """{"employeeNumber":"HQ-A00001","courseCode":"THINK-101","completedAt":"2026-11-20T08:00:00Z","passed":true}""",
            """{"employeeNumber":"HQ-A00009","courseCode":"THINK-101","completedAt":"2026-11-20T08:00:00Z","passed":true}""",
            """{"employeeNumber":"HQ-A00002","courseCode":"no spaces","completedAt":"2026-11-20T08:00:00Z","passed":true}""",
            """{"courseCode":"THINK-101","completedAt":"2026-11-20T08:00:00Z","passed":true}""",
            """{"employeeNumber":"HQ-A00002","courseCode":"THINK-101","completedAt":"2026-11-20T08:00:00Z","passed":false,"score":41.5}"""));
        Assert.Equal(["stored", "refused", "refused", "refused", "stored"], Results(answer));
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal("not-found", rows[1].GetProperty("error").GetString());
        Assert.Equal(("bad-request", "courseCode"), (rows[2].GetProperty("error").GetString(), rows[2].GetProperty("field").GetString()));
        Assert.Equal("employeeNumber", rows[3].GetProperty("field").GetString());
        Assert.False(Assert.Single((await _world.File(PersonsWorld.Ada)).Results.Training).Passed);
        Assert.True(Assert.Single((await _world.File(PersonsWorld.Lin)).Results.Training).Passed);
    }

    [Fact]
    public async Task A_review_is_kept_sealed()
    {
        await Put("employees/HQ-A00002/reviews", Rows("""{"reviewId":"2026-annual","reviewedAt":"2026-11-20T08:00:00Z","grade":"A","comment":"MARK-REVIEW-COMMENT"}"""));
        Assert.Equal("MARK-REVIEW-COMMENT", Assert.Single((await _world.File(PersonsWorld.Ada)).Results.Reviews).Comment);
        Assert.Empty(TestKit.StoredBytes.FilesWith(_world.Hub.Folder, "MARK-REVIEW-COMMENT"));
    }

    [Theory]
    [InlineData("employees/HQ-A77777/kpis", """{"rows":[{"period":"2026","code":"a","value":1}]}""", HttpStatusCode.NotFound, "not-found")]
    [InlineData("employees/HQ-A00001/kpis", """{"rows":[]}""", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("employees/HQ-A00001/kpis", """{"rows":[{"period":"2026","code":"a","value":"many"}]}""", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("employees/HQ-A00001/holidays", """{"rows":[{}]}""", HttpStatusCode.NotFound, "not-found")]
    [InlineData("employees/HQ-A00001/kpis", "nonsense", HttpStatusCode.BadRequest, "bad-body")]
    public async Task What_can_not_be_taken_is_told(string route, string body, HttpStatusCode status, string code)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("system", "performance"), "PUT", route, body);
        await PersonsWorld.IsProblem(answer, status, code);
    }

    [Fact]
    public async Task The_number_of_somebody_else_leads_to_nobody_after_the_person_was_merged_or_renumbered()
    {
        await _world.Save(await _world.File(PersonsWorld.Lin) with { EmployeeNumber = "HQ-A00003" });
        using var answer = await _world.Hub.Call(_world.Provider.Token("system", "performance"), "PUT", "employees/HQ-A00001/kpis", Rows(Kpi));
        await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
    }

    private async Task<JsonElement> Put(string route, string body)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("system", "performance"), "PUT", route, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    private static string Rows(params string[] rows) => $$"""{"rows":[{{string.Join(',', rows)}}]}""";

    private static IEnumerable<string?> Results(JsonElement answer) => answer.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("result").GetString());
}
