using System.Net;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Search;

/// <summary>Searches that people keep, over HTTP.</summary>
public sealed class SavedSearchTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-7");

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task What_was_typed_is_kept_as_criteria_shown_as_chips_and_searched_again()
    {
        var saved = await Save("""{"q":"客户经理+80分","stage":"ai-interview","sort":"bestFirst"}""");
        Assert.Equal("""{"positionTitle":"客户经理","stage":"ai-interview","minScore":80}""", JsonSerializer.Serialize(saved.GetProperty("criteria"), CanonicalJson.Options));
        Assert.Equal(["position 客户经理", "stage AI interview", "score ≥ 80"], saved.GetProperty("chips").EnumerateArray().Select(chip => chip.GetProperty("label").GetProperty("en").GetString()));
        Assert.Equal(Id(saved), Id(await Save("""{"positionTitle":"客户经理","minScore":80,"stage":"ai-interview","sort":"bestFirst"}""")));

        using var list = await _world.Hub.Call(Hr, "GET", "search/saved");
        Assert.Equal(Id(saved), Id(Assert.Single((await PersonsWorld.Body(list)).GetProperty("items").EnumerateArray().ToList())));
        using var found = await _world.Hub.Call(Hr, "POST", "search", JsonSerializer.Serialize(saved.GetProperty("criteria"), CanonicalJson.Options));
        Assert.Equal(2, (await PersonsWorld.Body(found)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task It_is_nobody_elses_and_gone_when_it_was_let_go_of()
    {
        var route = $"search/saved/{Id(await Save("""{"batch":"2026-autumn"}"""))}";
        foreach (var method in new[] { "GET", "DELETE" })
        {
            using var foreign = await _world.Hub.Call(_world.Provider.Token("hr", "hr-8"), method, route);
            await PersonsWorld.IsProblem(foreign, HttpStatusCode.NotFound, "not-found");
        }
        using var read = await _world.Hub.Call(Hr, "GET", route);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var dropped = await _world.Hub.Call(Hr, "DELETE", route);
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        using var gone = await _world.Hub.Call(Hr, "GET", route);
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task It_is_replaced_under_its_id_and_whoever_saw_an_older_version_replaces_nothing()
    {
        var first = await Save("""{"batch":"2026-autumn"}""");
        var route = $"search/saved/{Id(first)}";
        using var replaced = await _world.Hub.Call(Hr, "PUT", route, """{"q":"客户经理+80分","sort":"bestFirst"}""", "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (replaced.StatusCode, replaced.Headers.ETag!.Tag));
        using var late = await _world.Hub.Call(Hr, "PUT", route, """{"batch":"2027-spring"}""", "\"1\"");
        await PersonsWorld.IsProblem(late, HttpStatusCode.PreconditionFailed, "stale-etag");
        using var foreign = await _world.Hub.Call(_world.Provider.Token("hr", "hr-8"), "PUT", route, """{"batch":"2027-spring"}""");
        await PersonsWorld.IsProblem(foreign, HttpStatusCode.NotFound, "not-found");
        using var personal = await _world.Hub.Call(Hr, "PUT", route, """{"name":"小雨"}""");
        await PersonsWorld.IsProblem(personal, HttpStatusCode.BadRequest, "personal-search");

        using var read = await _world.Hub.Call(Hr, "GET", route);
        Assert.Equal("\"2\"", read.Headers.ETag!.Tag);
        Assert.Equal("""{"positionTitle":"客户经理","minScore":80}""", JsonSerializer.Serialize((await PersonsWorld.Body(read)).GetProperty("criteria"), CanonicalJson.Options));
        // What was saved under the id first is another search by now.
        var again = await Save("""{"batch":"2026-autumn"}""");
        Assert.NotEqual(Id(first), Id(again));
        Assert.Equal(Id(again), Id(await Save("""{"batch":"2026-autumn"}""")));
    }

    [Theory]
    [InlineData("""{"name":"小雨"}""", "name")]
    [InlineData("""{"q":"林小雨+80分"}""", "name")]
    [InlineData("""{"q":"13800138000"}""", "phone")]
    [InlineData("""{"candidateId":"cand-lin"}""", "candidateId")]
    public async Task One_that_identifies_a_person_is_refused(string body, string field)
    {
        using var answer = await _world.Hub.Call(Hr, "POST", "search/saved", body);
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "personal-search");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    private async Task<JsonElement> Save(string body)
    {
        using var answer = await _world.Hub.Call(Hr, "POST", "search/saved", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    private static string Id(JsonElement saved) => saved.GetProperty("searchId").GetString()!;
}
