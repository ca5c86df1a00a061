using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Searches;

/// <summary>What <see cref="ISavedSearches"/> promises, on every store.</summary>
public abstract class SavedSearchesContract(Func<Task<Opened<ISavedSearches>>> open) : PortContract<ISavedSearches>(open)
{
    private ISavedSearches Searches => Port;

    [Fact]
    public async Task Everybody_has_their_own_newest_first()
    {
        var (first, second, other) = (Search("a/1", 80), Search("a/1", 90, minutes: 1), Search("b#2", 80));
        foreach (var search in new[] { first, second, other }) Assert.True(await Searches.Add(search, default));
        Assert.Equal([second.SearchId, first.SearchId], (await Searches.Of("a/1", default)).Select(search => search.SearchId));
        Assert.Equal(other, Assert.Single(await Searches.Of("b#2", default)));
        Assert.Equal(first, await Searches.Find("a/1", first.SearchId, default));
        Assert.Null(await Searches.Find("b#2", first.SearchId, default));
        Assert.Null(await Searches.Find("a/1", "no/such#search", default));
        Assert.Empty(await Searches.Of("c", default));
    }

    [Fact]
    public async Task The_same_search_again_is_the_one_that_is_there()
    {
        var search = Search("a", 80);
        Assert.True(await Searches.Add(search, default));
        Assert.True(await Searches.Add(Search("a", 80, minutes: 5), default));
        Assert.Equal(search, Assert.Single(await Searches.Of("a", default)));
    }

    [Fact]
    public async Task All_criteria_come_back()
    {
        var search = SavedSearch.Of("a", new()
        {
            Batch = "2026 \"秋\"", Position = "RM-01", Status = "scored", From = TestStores.Start, MaxScore = 99.5, Folder = "客户经理", PayloadAuthenticated = true, Emotion = "calm", Department = "HQ",
        }, SearchOrder.BestFirst, TestStores.Start);
        await Searches.Add(search, default);
        Assert.Equal(search, await Searches.Find("a", search.SearchId, default));
    }

    [Fact]
    public async Task One_takes_the_place_of_the_version_before_it_and_of_no_other()
    {
        var (first, other) = (Search("a", 80), Search("b", 80));
        foreach (var search in new[] { first, other }) await Searches.Add(search, default);
        var second = first with { Criteria = new() { Batch = "2027" }, Version = 2 };
        Assert.True(await Searches.Replace(second, default));
        Assert.False(await Searches.Replace(first with { Sort = SearchOrder.BestFirst, Version = 2 }, default));
        Assert.False(await Searches.Replace(Search("a", 70) with { Version = 2 }, default));
        Assert.Equal(second, Assert.Single(await Searches.Of("a", default)));
        Assert.Equal(other, Assert.Single(await Searches.Of("b", default)));
        Assert.True(await Searches.Add(first, default));
        Assert.Equal(second, await Searches.Find("a", first.SearchId, default));
    }

    [Fact]
    public async Task One_that_was_let_go_of_is_gone()
    {
        var (one, other) = (Search("a", 80), Search("a", 90));
        foreach (var search in new[] { one, other }) await Searches.Add(search, default);
        Assert.False(await Searches.Delete("b", one.SearchId, default));
        Assert.True(await Searches.Delete("a", one.SearchId, default));
        Assert.False(await Searches.Delete("a", one.SearchId, default));
        Assert.Equal(other, Assert.Single(await Searches.Of("a", default)));
    }

    [Fact]
    public async Task Nobody_has_more_than_the_limit()
    {
        for (var number = 0; number < SavedSearch.Most; number++) Assert.True(await Searches.Add(Search("a", number), default));
        Assert.False(await Searches.Add(Search("a", 100), default));
        Assert.True(await Searches.Add(Search("a", 0), default));
        Assert.True(await Searches.Add(Search("b", 100), default));
        Assert.Equal(SavedSearch.Most, (await Searches.Of("a", default)).Count);
    }

    private static SavedSearch Search(string owner, double score, int minutes = 0) => SavedSearch.Of(owner, new() { MinScore = score }, SearchOrder.NewestFirst, TestStores.Start.AddMinutes(minutes));
}
