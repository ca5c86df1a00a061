using System.IO.Compression;
using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Search;

/// <summary>Finding people over HTTP.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-7");

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        await _world.Save(People.File("cand-wang", People.Interview("wang-1", new() { Name = "王小明", Phone = "13900139000" }, score: 64, at: TestStores.Start.AddDays(-40)) with
        {
            Batch = "2026-spring", Position = new() { Code = "T-01", Title = "柜员" }, Dimensions = [new() { Code = "logic", Label = "逻辑思维", Score = new() { Kind = ScoreKind.Numeric, Original = "71", Scaled = 71 } }],
        }) with { Stage = "offer" });
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_hit_says_who_it_is_and_how_they_did()
    {
        var hit = Assert.Single(Items(await Get("search?batch=2026-spring")));
        Assert.Equal(("cand-wang", "王小明", "T-01", "柜员", 64.0, "offer", "scored", "2026-spring"), (
            Text(hit, "candidateId"), Text(hit, "name"), Text(hit, "positionCode"), Text(hit, "positionTitle"), hit.GetProperty("score").GetDouble(), Text(hit, "stage"), Text(hit, "status"), Text(hit, "batch")));
        Assert.Equal(TestStores.Start.AddDays(-40), hit.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(0, hit.GetProperty("tags").GetArrayLength());
    }

    [Theory]
    [InlineData("", "王小明,林小雨,Ada Byron")]
    [InlineData("position=T-01", "王小明")]
    [InlineData("positionTitle=客户经理", "林小雨,Ada Byron")]
    [InlineData("stage=offer", "王小明")]
    [InlineData("status=failed", "")]
    [InlineData("minScore=64.5", "林小雨,Ada Byron")]
    [InlineData("from=2026-11-01T00:00:00Z", "林小雨,Ada Byron")]
    [InlineData("dimension=logic:70-&minScore=60", "王小明")]
    [InlineData("dimension=logic:72-100", "")]
    [InlineData("department=HQ/Shanghai&family=sales&vendor=canonical", "林小雨,Ada Byron")]
    [InlineData("folder=客户经理/ai-interview", "王小明,林小雨,Ada Byron")]
    [InlineData("candidateId=cand-ada", "Ada Byron")]
    [InlineData("payloadAuthenticated=false", "")]
    public async Task Facets_are_asked_for_in_the_url(string query, string names) => Assert.Equal(Split(names), Names(await Get($"search?{query}")));

    [Theory]
    [InlineData("""{"name":"小雨"}""", "林小雨")]
    [InlineData("""{"name":"小"}""", null)]
    [InlineData("""{"name":"byr"}""", "Ada Byron")]
    [InlineData("""{"name":"Ada Byron","minScore":80}""", "Ada Byron")]
    [InlineData("""{"nationalId":"990101199902290018"}""", "林小雨")]
    [InlineData("""{"phone":"+86 138 0013 8000"}""", "林小雨")]
    [InlineData("""{"email":"ADA.byron@example.com"}""", "Ada Byron")]
    [InlineData("""{"email":"ada.byron@example.com","phone":"13800138000"}""", "")]
    [InlineData("""{"email":"nobody@example.com"}""", "")]
    [InlineData("""{"q":"小雨+客户经理+80分"}""", "林小雨")]
    [InlineData("""{"q":"小雨＋客户经理 2026-autumn，85分"}""", "")]
    [InlineData("""{"q":"13800138000"}""", "林小雨")]
    [InlineData("""{"q":"柜员","batch":"2026-spring"}""", "王小明")]
    [InlineData("""{"q":"柜员 客户经理"}""", null)]
    [InlineData("""{"q":"2026-spring","batch":"2026-autumn"}""", null)]
    public async Task Names_and_numbers_are_asked_for_in_the_body(string body, string? names)
    {
        await Index();
        using var answer = await _world.Hub.Call(Hr, "POST", "search", body);
        if (names is null) await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        else Assert.Equal(Split(names), Names(await Body(answer)));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_a_cursor_of_their_own_search_only()
    {
        var first = await Get("search?sort=worstFirst&size=1");
        var cursor = Text(first, "nextCursor");
        Assert.Equal(["王小明"], Names(first));
        Assert.Equal(2, Items(await Get($"search?sort=worstFirst&cursor={cursor}")).Count);
        foreach (var other in new[] { $"search?cursor={cursor}", $"search?sort=worstFirst&batch=2026-autumn&cursor={cursor}", "search?cursor=abc" }) await IsWrong(other, "cursor");
    }

    [Theory]
    [InlineData("search?size=0", "size")]
    [InlineData("search?size=201", "size")]
    [InlineData("search?size=many", "size")]
    [InlineData("search?colour=red", "colour")]
    [InlineData("search?name=张三", "name")]
    [InlineData("search?phone=13800138000", "phone")]
    [InlineData("search?q=张三", "q")]
    [InlineData("search?status=finished", "status")]
    [InlineData("search?sort=name", "sort")]
    [InlineData("search?minScore=101", "minScore")]
    [InlineData("search?minScore=80&maxScore=70", "maxScore")]
    [InlineData("search?dimension=logic:8", "dimension")]
    [InlineData("search?dimension=logic:90-80", "dimensions")]
    [InlineData("search?from=yesterday", "from")]
    [InlineData("search?batch=", "batch")]
    public Task A_wrong_parameter_is_named(string route, string field) => IsWrong(route, field);

    [Fact]
    public async Task What_was_typed_comes_back_as_criteria_and_chips()
    {
        using var answer = await _world.Hub.Call(Hr, "POST", "search", """{"q":"小雨+客户经理+80分+2026-autumn","sort":"bestFirst"}""");
        var body = await Body(answer);
        Assert.Equal("""{"name":"小雨","batch":"2026-autumn","positionTitle":"客户经理","minScore":80}""", JsonSerializer.Serialize(body.GetProperty("criteria"), CanonicalJson.Options));
        Assert.Equal(["姓名含 小雨", "岗位 客户经理", "批次 2026-autumn", "总分 ≥ 80"], body.GetProperty("chips").EnumerateArray().Select(chip => Text(chip.GetProperty("label"), "zh")));
        using var same = await _world.Hub.Call(Hr, "POST", "search", JsonSerializer.Serialize(body.GetProperty("criteria"), CanonicalJson.Options));
        Assert.Equal(Names(body), Names(await Body(same)));
    }

    [Fact]
    public async Task Counts_come_under_the_same_criteria()
    {
        var counts = await Get("search/facets?family=sales");
        Assert.Equal("""{"total":2,"isComplete":true,"batches":[{"value":"2026-autumn","count":2}],"positions":[{"code":"RM-01","title":"客户经理","count":2}],"stages":[{"value":"ai-interview","count":2}],"scoreBands":[{"value":"80-89","count":2}]}""",
            JsonSerializer.Serialize(counts, CanonicalJson.Options));
        using var named = await _world.Hub.Call(Hr, "POST", "search/facets", """{"name":"小明"}""");
        Assert.Equal(1, (await Body(named)).GetProperty("total").GetInt32());
        await IsWrong("search/facets?size=1", "size");
        await IsWrong("search/facets?name=小明", "name");
    }

    [Fact]
    public async Task Everybody_on_a_page_finds_it_in_their_archive_and_nobody_else_does()
    {
        await Get("search?batch=2026-autumn");
        await Get("search?batch=2026-spring");
        var listed = (await _world.Trail(AuditEvent.HubChain)).Where(happened => happened.Action == AuditAction.Listed).ToList();
        Assert.Equal(["cand-ada cand-lin", "cand-wang"], listed.Select(happened => string.Join(' ', happened.Shown!.Order())));
        Assert.All(listed, happened => Assert.Equal("hr-7", happened.Who.Id));

        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"access"}""");
        await _world.Grant(id);
        using var answer = await _world.Hub.Call(_world.Compliance, "GET", $"cases/{id}/archive");
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        using var trail = new StreamReader(zip.GetEntry("audit.ndjson")!.Open());
        var pages = (await trail.ReadToEndAsync()).Split('\n').Where(line => line.Contains("\"listed\"", StringComparison.Ordinal)).ToList();
        Assert.Contains("\"shown\":[\"cand-lin\"]", Assert.Single(pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_that_their_data_are_not_used_is_not_found()
    {
        var lin = await _world.File(PersonsWorld.Lin);
        await _world.Save(lin with { Retention = lin.Retention with { Restricted = true } });
        Assert.Equal(Split("王小明,Ada Byron"), Names(await Get("search")));
    }

    /// <summary>Takes the identifiers as filing an interview does.</summary>
    private async Task Index()
    {
        foreach (var id in new[] { PersonsWorld.Lin, PersonsWorld.Ada })
        {
            var (index, keys) = (_world.Service<Core.Records.ICandidateIndex>(), _world.Service<Core.Keys.KeyRing>());
            foreach (var (_, key) in Core.Records.CandidateIdentities.KeysOf((await _world.File(id)).Identity, await keys.BlindIndexes(default))) await index.Claim(key, id, default);
        }
    }

    private async Task<JsonElement> Get(string route)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", route);
        return await Body(answer);
    }

    private static async Task<JsonElement> Body(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await PersonsWorld.Body(answer);
    }

    private async Task IsWrong(string route, string field)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", route);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, Text(await PersonsWorld.Body(answer), "field"));
    }

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private static IEnumerable<string> Names(JsonElement page) => Items(page).Select(hit => Text(hit, "name")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
