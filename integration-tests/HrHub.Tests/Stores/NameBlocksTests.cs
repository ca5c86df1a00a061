using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Stores;

/// <summary>Names are kept in blocks of time: a search must find them across all of them, in its order, page after page.</summary>
public sealed class NameBlocksTests : IAsyncDisposable
{
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(1L << SqliteNameTokens.Bits);
    private readonly TestStores _stores = new();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Theory]
    [InlineData("欧阳", 21)]
    [InlineData("欧阳明月", 7)]
    [InlineData("阳修", 7)]
    [InlineData("阳明月", 7)]
    [InlineData("欧阳月", 0)]
    [InlineData("明欧", 0)]
    public async Task A_name_is_found_in_every_block_and_every_order(string text, int found)
    {
        string[] names = ["欧阳明月", "欧阳修", "欧阳娜娜", "林小雨"];
        for (var n = 0; n < 28; n++)
            await _stores.Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", new() { Name = names[n % 4] }, score: n, at: TestStores.Start - n * n * Block / 3)), null, [], [], default);
        Assert.True(_stores.Local.Records.Read(db => SqliteNameTokens.Blocks(db, long.MaxValue, int.MaxValue)).Count > 20);

        var query = new SearchQuery { NameTokens = (await _stores.Keys.BlindIndexes(default)).NameQuery(text), PageSize = 3 };
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var (hits, cursor) = (new List<SearchHit>(), (string?)null);
            do
            {
                var page = await _stores.Files.Search(query with { Order = order, Cursor = cursor }, default);
                hits.AddRange(page.Hits);
                cursor = page.NextCursor;
            }
            while (cursor is not null);
            Assert.Equal(found, hits.Select(hit => hit.InterviewId).Distinct().Count());
            var scores = hits.Select(hit => hit.Score!.Value);
            Assert.Equal(order is SearchOrder.NewestFirst or SearchOrder.WorstFirst ? scores.Order() : scores.OrderDescending(), scores);
        }
        Assert.Equal(found, (await _stores.Files.Count(query, default)).Total);
    }

    [Fact]
    public async Task A_span_of_time_begins_and_ends_within_blocks()
    {
        for (var n = 0; n < 12; n++) await _stores.Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", score: n, at: TestStores.Start - n * Block / 2)), null, [], [], default);
        var query = new SearchQuery { NameTokens = (await _stores.Keys.BlindIndexes(default)).NameQuery("小雨"), From = TestStores.Start - 9 * Block / 2, To = TestStores.Start - 2 * Block / 2 };
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], (await _stores.Files.Search(query, default)).Hits.Select(hit => hit.Score!.Value));
    }

    [Fact]
    public async Task Interviews_of_one_moment_come_page_by_page_each_once_in_the_order_of_their_ids()
    {
        for (var n = 0; n < 24; n++) await _stores.Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", score: n, at: TestStores.Start - n / 10 * Block / 50)), null, [], [], default);
        var query = new SearchQuery { NameTokens = (await _stores.Keys.BlindIndexes(default)).NameQuery("林小雨"), PageSize = 3 };
        var (hits, cursor) = (new List<SearchHit>(), (string?)null);
        do
        {
            var page = await _stores.Files.Search(query with { Cursor = cursor }, default);
            hits.AddRange(page.Hits);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(hits.OrderByDescending(hit => hit.At).ThenByDescending(hit => hit.InterviewId, StringComparer.Ordinal), hits);
        Assert.Equal(24, hits.Select(hit => hit.InterviewId).Distinct().Count());
        Assert.Equal(24, hits.Count);
    }
}
