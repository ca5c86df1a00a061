using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Exports;

/// <summary>Searches taken away as files, over HTTP.</summary>
public sealed class ExportInterviewsTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-7");

    public async Task InitializeAsync() => _world = await PersonsWorld.Start(("Exports:RowsAtOnce", "3"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_search_is_taken_away_as_CSV_and_everybody_in_it_is_on_the_trail_first()
    {
        using var answer = await _world.Hub.Call(Hr, "GET", "exports/interviews?format=csv&batch=2026-autumn&lang=en");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Matches("林小雨,.*,990[*]{11}0018,", text);
        Assert.DoesNotContain("990101199902290018", text, StringComparison.Ordinal);
        Assert.Contains("Ada Byron", text, StringComparison.Ordinal);

        var entry = Assert.Single(await _world.Trail(AuditEvent.HubChain), happened => happened.Action == AuditAction.Exported);
        Assert.Equal([PersonsWorld.Ada, PersonsWorld.Lin], entry.Shown!.Order());
        Assert.Equal(("hr-7", true), (entry.Who.Id, entry.Allowed));
    }

    [Fact]
    public async Task A_person_is_looked_for_by_a_body_and_found_in_JSON_lines()
    {
        using var answer = await _world.Hub.Call(Hr, "POST", "exports/interviews", """{"q":"林小雨","format":"jsonl"}""");
        var line = JsonDocument.Parse(Assert.Single((await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(PersonsWorld.Lin, line.GetProperty("interview").GetProperty("candidateId").GetString());
        Assert.Equal("hr-7", line.GetProperty("exported").GetProperty("by").GetString());
    }

    [Fact]
    public async Task Nobody_takes_away_what_is_out_of_sight_or_restricted()
    {
        await _world.Save(People.File("cand-hangzhou", People.Interview("hangzhou-1") with { Department = "HQ/Hangzhou" }));
        var ada = await _world.File(PersonsWorld.Ada);
        await _world.Save(ada with { Retention = ada.Retention with { Restricted = true } });
        using var answer = await _world.Hub.Call(_world.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = "HQ/Shanghai"), "GET", "exports/interviews?format=jsonl");
        var found = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("interview").GetProperty("candidateId").GetString());
        Assert.Equal([PersonsWorld.Lin], found);
    }

    [Fact]
    public async Task The_language_is_the_readers()
    {
        using var chinese = await _world.Hub.Call(Hr, "GET", "exports/interviews?format=csv&lang=zh");
        Assert.Contains("候选人编号", await chinese.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var english = await _world.Hub.Call(Hr, "GET", "exports/interviews?format=csv&lang=en");
        Assert.Contains("Interview time", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exports/interviews?format=pdf", "format")]
    [InlineData("exports/interviews?lang=fr", "lang")]
    [InlineData("exports/interviews?size=5", "size")]
    [InlineData("exports/interviews?name=lin", "name")]
    [InlineData("exports/interviews?minScore=90&maxScore=10", "maxScore")]
    public async Task A_wrong_request_is_told_its_field(string path, string field)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task More_than_is_written_at_once_is_refused_and_nobody_is_said_to_have_been_exported()
    {
        foreach (var number in Enumerable.Range(1, 2)) await _world.Save(People.File($"cand-{number}", People.Interview($"more-{number}")));
        using var answer = await _world.Hub.Call(Hr, "GET", "exports/interviews");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "too-many-rows");
        Assert.DoesNotContain(await _world.Trail(AuditEvent.HubChain), happened => happened.Action == AuditAction.Exported);
    }
}
