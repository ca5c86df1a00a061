using System.Net;
using HrHub.Azure.Cosmos;
using HrHub.Local.Sandbox.Cosmos;
using HrHub.TestKit.Cosmos;
using Microsoft.Azure.Cosmos;

namespace HrHub.Tests.Cosmos;

/// <summary>The answering handler, seen through the real SDK.</summary>
public sealed class HandlerTests : IAsyncLifetime
{
    private CosmosWorld _world = null!;

    private HubContainer Work => _world.Database.Work;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_document_is_created_read_replaced_and_deleted()
    {
        Assert.Equal(Written.Done, await Work.Create(Note("a", "1", 1), default));
        Assert.Equal(Written.Conflict, await Work.Create(Note("a", "1", 2), default));
        var read = await Work.Find<TestNote>("a", "1", default);
        Assert.Equal(1, read!.Number);
        Assert.Equal(Written.Done, await Work.Replace(read with { Number = 3 }, default));
        Assert.Equal(Written.Conflict, await Work.Replace(read with { Number = 4 }, default));
        Assert.Equal(3, (await Work.Find<TestNote>("a", "1", default))!.Number);
        Assert.Equal(Written.Done, await Work.Delete("a", "1", null, default));
        Assert.Equal(Written.Missing, await Work.Delete("a", "1", null, default));
        Assert.Null(await Work.Find<TestNote>("a", "1", default));
        Assert.Equal(Written.Missing, await Work.Replace(read, default));
    }

    [Fact]
    public async Task Partitions_know_nothing_of_each_other()
    {
        await Work.Create(Note("a", "1", 1), default);
        Assert.Null(await Work.Find<TestNote>("b", "1", default));
        Assert.Equal(Written.Done, await Work.Create(Note("b", "1", 2), default));
        Assert.Equal([1], await Values("SELECT VALUE c.number FROM c WHERE c.kind = 'note'", "a"));
        Assert.Equal([1, 2], (await Values("SELECT VALUE c.number FROM c WHERE c.kind = 'note'", null)).Order());
    }

    [Fact]
    public async Task A_batch_is_all_or_nothing()
    {
        TestNote first = HubContainer.Marked(Note("a", "1", 1)), second = HubContainer.Marked(Note("a", "2", 2));
        Assert.Null(await Work.Together("a", batch => batch.CreateItem(first).CreateItem(second), first, default));
        Assert.Equal(2, (await Work.Find<TestNote>("a", "2", default))!.Number);

        var third = HubContainer.Marked(Note("a", "3", 3));
        Assert.Equal((HttpStatusCode.Conflict, 1), await Work.Together("a", batch => batch.CreateItem(third).CreateItem(second), third, default));
        Assert.Null(await Work.Find<TestNote>("a", "3", default));
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        for (var number = 0; number < 7; number++) await Work.Create(Note("a", $"{number}", number), default);
        var pages = Work.Query<TestNote>(new("SELECT * FROM c WHERE c.kind = 'note'"), "a", 3, default);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], await pages.Select(note => note.Number).ToListAsync());
    }

    [Fact]
    public async Task An_order_over_all_partitions_is_merged_from_what_every_one_says()
    {
        for (var number = 0; number < 30; number++) await Work.Create(Note($"pk-{number * 7 % 30}", $"{number * 7 % 30:D2}", number), default);
        _world.Handler.ForgetCalls();
        var notes = await Work.QueryAll<TestNote>(new("SELECT * FROM c WHERE c.kind = 'note' ORDER BY c.id"), null, 100, default);
        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"{number:D2}"), notes.Select(note => note.Id));
        Assert.Equal(3, _world.Handler.Calls.Count(call => call.Kind is CallKind.CrossPartitionQuery));
    }

    [Fact]
    public async Task An_ordered_query_comes_in_pages_too()
    {
        await using var faulty = await CosmosWorld.Start(withFaults: true);
        foreach (var number in Enumerable.Range(0, 20)) await faulty.Database.Work.Create(Note($"pk-{number % 4}", $"{number:D2}", number), default);
        var query = new QueryDefinition("SELECT * FROM c WHERE c.kind = 'note' ORDER BY c.id DESC");
        Assert.Equal(Enumerable.Range(0, 20).Reverse(), (await faulty.Database.Work.QueryAll<TestNote>(query, null, 100, default)).Select(note => note.Number));
        Assert.Equal([16, 12, 8, 4, 0], (await faulty.Database.Work.QueryAll<TestNote>(query, "pk-0", 100, default)).Select(note => note.Number));
    }

    [Fact]
    public async Task A_partition_key_lies_where_the_SDK_looks_for_it()
    {
        for (var number = 0; number < 30; number++) await Work.Create(Note($"pk-{number} of 三丰 and a longer name", "1", number), default);
        var options = new CosmosOptions { Endpoint = "http://cosmos.test/", EmulatorKey = Convert.ToBase64String(new byte[64]), Database = "hrhub" };
        using var client = CosmosClients.Open(options, options.Endpoint, new global::Azure.Identity.DefaultAzureCredential(), _world.Handler);
        var many = await client.GetContainer("hrhub", ContainerNames.Work).ReadManyItemsAsync<TestNote>([.. Enumerable.Range(0, 30).Select(number => ("1", new PartitionKey($"pk-{number} of 三丰 and a longer name")))]);
        Assert.Equal(Enumerable.Range(0, 30), many.Select(note => note.Number).Order());
    }

    [Theory]
    [InlineData("SELECT VALUE c.number FROM c WHERE c.kind = 'note' ORDER BY c.kind OFFSET 1 LIMIT 2")]
    [InlineData("SELECT VALUE COUNT(1) FROM c")]
    [InlineData("SELECT DISTINCT VALUE c.kind FROM c")]
    public async Task Queries_that_need_a_plan_run_in_one_partition_and_in_all(string query)
    {
        for (var number = 0; number < 3; number++) await Work.Create(Note("a", $"{number}", number), default);
        var one = await Work.QueryAll<System.Text.Json.JsonElement>(new(query), "a", 10, default);
        var all = await Work.QueryAll<System.Text.Json.JsonElement>(new(query), null, 10, default);
        Assert.NotEmpty(one);
        Assert.Equal(one.Select(value => value.GetRawText()), all.Select(value => value.GetRawText()));
    }

    [Fact]
    public async Task What_is_not_indexed_is_not_searched()
    {
        await Work.Create(Note("a", "1", 1), default);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => Values("SELECT VALUE c.number FROM c WHERE c.number = 1", "a"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task What_the_handler_does_not_know_is_named()
    {
        await Work.Create(Note("a", "1", 1), default);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => Values("SELECT VALUE ABS(c.number) FROM c", "a"));
        Assert.Contains("ABS", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_is_kept_with_its_kind_and_charge()
    {
        _world.Handler.ForgetCalls();
        await Work.Create(Note("a", "1", 1), default);
        await Work.Find<TestNote>("a", "1", default);
        await Values("SELECT VALUE c.number FROM c WHERE c.kind = 'note'", "a");
        await Values("SELECT VALUE c.number FROM c WHERE c.kind = 'note'", null);
        var documents = _world.Handler.Calls.Where(call => call.Kind is not CallKind.Metadata).ToList();
        // One request for each of the three physical partitions.
        Assert.Equal([CallKind.PointWrite, CallKind.PointRead, CallKind.PartitionQuery, CallKind.CrossPartitionQuery, CallKind.CrossPartitionQuery, CallKind.CrossPartitionQuery], documents.Select(call => call.Kind));
        Assert.All(documents, call => Assert.True(call.Charge >= 1));
    }

    private async Task<List<int>> Values(string query, string? pk) => await Work.Query<int>(new(query), pk, 100, default).ToListAsync();

    private static TestNote Note(string pk, string id, int value) => new() { Pk = pk, Id = id, Number = value };
}
