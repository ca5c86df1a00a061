using System.Net;
using System.Text.Json;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Search;

/// <summary>Whom a caller finds at all, and what of people lies readable beside what they are found by.</summary>
public sealed class SearchSightTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        await _world.Save(People.File("cand-wang", People.Interview("wang-1", new() { Name = "王小明", Phone = "13900139000" }) with { Department = "HQ/Beijing", Position = new() { Code = "T-01", Title = "柜员" } }));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("hr", "departments", "HQ/Beijing", 3)]
    [InlineData("department-head", "departments", "HQ", 3)]
    [InlineData("department-head", "departments", "HQ/Beijing", 1)]
    [InlineData("department-head", "departments", "HQ/Beij", 0)]
    [InlineData("interviewer", "positions", "T-01", 1)]
    [InlineData("interviewer", "positions", "T-02", 0)]
    public async Task Nobody_finds_or_counts_what_is_out_of_sight(string role, string claim, string value, int found)
    {
        var token = _world.Provider.Token(role, change: descriptor => descriptor.Claims[claim] = value);
        foreach (var body in new[] { "{}", """{"candidateId":"cand-wang"}""", """{"name":"小明"}""", """{"sort":"bestFirst"}""", """{"q":"柜员"}""" })
        {
            var (items, total) = ((await Post(token, "search", body)).GetProperty("items").GetArrayLength(), body.Contains("\"q\"", StringComparison.Ordinal) || body.Contains("sort", StringComparison.Ordinal) ? (int?)null : (await Post(token, "search/facets", body)).GetProperty("total").GetInt32());
            var expected = body is "{}" or """{"sort":"bestFirst"}""" ? found : Math.Min(found, 1);
            Assert.Equal(expected, items);
            Assert.Equal(expected, total ?? expected);
        }
    }

    [Fact]
    public async Task Names_and_numbers_are_found_while_none_of_them_is_readable_on_disk()
    {
        var hr = _world.Provider.Token("hr");
        foreach (var part in new[] { "小明", "王小", "王小明", "小雨", "byr", "Ada Byron" }) Assert.Equal(1, (await Post(hr, "search", $$"""{"name":"{{part}}"}""")).GetProperty("items").GetArrayLength());
        foreach (var plain in new[] { "王小明", "小明", "林小雨", "小雨", "Byron", "byron", "13900139000", "13800138000", "990101199902290018", "xiaoyu.lin" }) Assert.Empty(StoredBytes.FilesWith(_world.Hub.Folder, plain));
        // What may be read is: the search itself sees the same bytes.
        Assert.NotEmpty(StoredBytes.FilesWith(_world.Hub.Folder, "HQ/Beijing"));
    }

    private async Task<JsonElement> Post(string token, string route, string body)
    {
        using var answer = await _world.Hub.Call(token, "POST", route, body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await PersonsWorld.Body(answer);
    }
}
