using System.Net;
using System.Text.Json;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>Competency models through the running API.</summary>
public sealed class ModelTests : IAsyncLifetime
{
    private const string Route = "positions/RM-01/model";
    private const string Logic = """{"code":"logic","label":"逻辑思维","weight":60,"questions":["请介绍一次取舍。"]}""", Service = """{"code":"service","label":"服务意识","weight":40}""";
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start(("Models:Schedule", "0 0 0 1 1 *"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_text_is_a_version_and_the_same_text_again_is_none()
    {
        Assert.Equal(1, (await Write($"{Logic},{Service}")).GetProperty("version").GetInt32());
        Assert.Equal(1, (await Write($"{Logic},{Service}")).GetProperty("version").GetInt32());
        Assert.Equal(2, (await Write($"{Service},{Logic}")).GetProperty("version").GetInt32());

        Assert.Equal("service", (await Read(Route)).GetProperty("model").GetProperty("dimensions")[0].GetProperty("code").GetString());
        Assert.Equal("logic", (await Read($"{Route}?version=1")).GetProperty("model").GetProperty("dimensions")[0].GetProperty("code").GetString());
        Assert.Equal(2, Assert.Single((await Read("models")).GetProperty("models").EnumerateArray()).GetProperty("version").GetInt32());
        foreach (var (path, status) in ((string, HttpStatusCode)[])[($"{Route}?version=3", HttpStatusCode.NotFound), ("positions/RM-09/model", HttpStatusCode.NotFound), ($"{Route}?version=x", HttpStatusCode.BadRequest)])
        {
            using var answer = await _world.Hub.Call(_world.Provider.Token("hr"), "GET", path);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Of_two_who_write_over_one_version_the_second_is_refused()
    {
        await Write($"{Logic},{Service}");
        using var first = await _world.Hub.Call(Admin, "PUT", Route, $$"""{"dimensions":[{{Service}},{{Logic}}]}""", "\"1\"");
        using var second = await _world.Hub.Call(Admin, "PUT", Route, $$"""{"title":"客户经理","dimensions":[{{Service}},{{Logic}}]}""", "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (first.StatusCode, first.Headers.ETag?.Tag));
        await PersonsWorld.IsProblem(second, HttpStatusCode.PreconditionFailed, "stale-etag");
    }

    [Theory]
    [InlineData("""{"dimensions":[]}""", "dimensions")]
    [InlineData("""{"dimensions":[{"code":"logic","label":"x","weight":99.99}]}""", "dimensions.weight")]
    [InlineData("""{"dimensions":[{"code":"logic","label":"x","weight":50},{"code":"logic","label":"y","weight":50}]}""", "dimensions")]
    [InlineData("""{"dimensions":[{"code":"logic","label":"x","weight":100,"questions":[""]}]}""", "dimensions")]
    [InlineData("""{"dimensions":[{"code":"logic","label":"x","weight":150},{"code":"a","label":"y","weight":-50}]}""", "dimensions")]
    [InlineData("""{"dimensions":[{"label":"x","weight":100}]}""", "dimensions")]
    [InlineData("""{"language":"Chinese!","dimensions":[{"code":"logic","label":"x","weight":100}]}""", "language")]
    [InlineData("""{"weights":1,"dimensions":[{"code":"logic","label":"x","weight":100}]}""", "weights")]
    public async Task What_is_wrong_is_named(string json, string field)
    {
        using var answer = await _world.Hub.Call(Admin, "PUT", Route, json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    private string Admin => _world.Provider.Token("hr-admin");

    private async Task<JsonElement> Write(string dimensions)
    {
        using var answer = await _world.Hub.Call(Admin, "PUT", Route, $$"""{"language":"zh-CN","dimensions":[{{dimensions}}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    private async Task<JsonElement> Read(string path)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr"), "GET", path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }
}
