using System.Net;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.IntegrationTests.Persons;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Systems;

/// <summary>The feed of changes over HTTP.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    private string System => _world.Provider.Token("system", "ehr");

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_system_reads_page_after_page_and_goes_on_where_it_stopped()
    {
        var first = await Read("changes?size=1");
        var second = await Read($"changes?size=1&cursor={Cursor(first)}");
        Assert.Equal([PersonsWorld.Lin, PersonsWorld.Ada], Ids(first).Concat(Ids(second)));
        Assert.Empty(Ids(await Read($"changes?cursor={Cursor(second)}")));

        await _world.Save(await _world.File(PersonsWorld.Lin));
        var third = await Read($"changes?cursor={Cursor(second)}");
        var change = Assert.Single(third.GetProperty("changes").EnumerateArray().ToList());
        Assert.Equal((PersonsWorld.Lin, "changed", 2), (change.GetProperty("candidateId").GetString(), change.GetProperty("kind").GetString(), change.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Whoever_waits_is_answered_when_something_happens()
    {
        var start = await Read("changes");
        var waiting = Read($"changes?wait=30&cursor={Cursor(start)}");
        Assert.False(waiting.IsCompleted);
        await _world.Save(await _world.File(PersonsWorld.Ada));
        Assert.Equal([PersonsWorld.Ada], Ids(await waiting.WaitAsync(TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public async Task Who_was_erased_is_told_of_by_id_alone()
    {
        var start = await Read("changes");
        foreach (var store in _world.Hub.Hub.Pipeline.GetServices<IForgetting>()) await store.Forget(new() { CandidateIds = [PersonsWorld.Lin] }, default);
        var change = Assert.Single((await Read($"changes?cursor={Cursor(start)}")).GetProperty("changes").EnumerateArray().ToList());
        Assert.Equal($$"""{"candidateId":"{{PersonsWorld.Lin}}","kind":"erased"}""", JsonSerializer.Serialize(change, CanonicalJson.Options));
    }

    [Theory]
    [InlineData("changes?size=0", "size")]
    [InlineData("changes?size=1001", "size")]
    [InlineData("changes?wait=61", "wait")]
    [InlineData("changes?cursor=abc", "cursor")]
    [InlineData("changes?since=now", "since")]
    public async Task A_wrong_parameter_is_named(string route, string field)
    {
        using var answer = await _world.Hub.Call(System, "GET", route);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    private async Task<JsonElement> Read(string route)
    {
        using var answer = await _world.Hub.Call(System, "GET", route);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    private static string Cursor(JsonElement page) => Uri.EscapeDataString(page.GetProperty("cursor").GetString()!);

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("candidateId").GetString());
}
