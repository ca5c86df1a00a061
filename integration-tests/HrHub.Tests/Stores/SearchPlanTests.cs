using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Stores;

/// <summary>A search goes through an index in the order of its answer, whatever it filters by: it costs what its page costs, not what the store holds.</summary>
public sealed class SearchPlanTests : IAsyncDisposable
{
    private static readonly string[] Token = ["00112233445566778899aabbccddeeff"];
    private static readonly SearchQuery Named = new() { NameTokens = [new HashSet<string>(Token)] };
    private readonly TestStores _stores = new();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public void Without_a_batch_interviews_are_read_newest_first()
        => Assert.Equal("SCAN i", PlanOf(new() { Vendor = "ribbon", MinScore = 80 }, null)[1]);

    [Theory]
    [InlineData(SearchOrder.NewestFirst)]
    [InlineData(SearchOrder.OldestFirst)]
    public void A_batch_is_read_in_the_order_of_time_from_its_index_alone(SearchOrder order)
    {
        var plan = PlanOf(new() { Batch = "2026-01", PositionCode = "P01", MinScore = 60, MaxScore = 80, Order = order }, null, new("", 5, "int-1", 70, "P01"));

        Assert.StartsWith("SEARCH i USING COVERING INDEX interview_facets_by_batch (batch=?", plan[1], StringComparison.Ordinal);
        Assert.Contains("SEARCH f USING PRIMARY KEY (at=? AND interview_id=?)", plan);
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan.TakeWhile(step => step != "SCAN p"));
    }

    [Fact]
    public void A_position_is_read_newest_first_from_its_index_alone()
    {
        var plan = PlanOf(new() { PositionCode = "P01", Stage = "offer", MinScore = 60, MaxScore = 80 }, null, new("", 5, "int-1", 70, "P01"));

        Assert.StartsWith("SEARCH i USING COVERING INDEX interview_facets_by_position (position_code=?", plan[1], StringComparison.Ordinal);
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan.TakeWhile(step => step != "SCAN p"));
    }

    [Theory]
    [InlineData(SearchOrder.BestFirst, "interview_facets_by_score")]
    [InlineData(SearchOrder.WorstFirst, "interview_facets_by_score")]
    [InlineData(SearchOrder.ByPosition, "interview_facets_by_position")]
    public void Other_orders_are_read_from_an_index_of_their_own_and_go_on_where_the_page_before_ended(SearchOrder order, string index)
    {
        var plan = PlanOf(new() { Vendor = "ribbon", Order = order }, null, new("", 5, "int-1", 70, "P01"));

        Assert.Matches($@"^SEARCH i USING INDEX {index} \(\((score|position_code),at,interview_id\)[<>]", plan[1]);
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan.TakeWhile(step => step != "SCAN p"));
    }

    [Fact]
    public void People_are_looked_up_by_their_numbers_within_a_batch_too()
    {
        foreach (var query in new[] { new SearchQuery(), new() { Batch = "2026-01" } })
            Assert.Contains(PlanOf(query, [1, 2, 3]), step => step.StartsWith("SEARCH i USING ", StringComparison.Ordinal) && step.EndsWith("interview_facets_by_candidate (candidate_no=?)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_read_from_its_blocks_alone_and_each_of_its_interviews_looked_up()
    {
        var tokens = _stores.Local.Records.Read(db => db.Query($"EXPLAIN QUERY PLAN {SqliteNameTokens.OfToken}", row => row.GetString(3), "[9,8]", 7L));
        Assert.Equal("SEARCH one USING PRIMARY KEY (block=? AND token=?)", tokens[1]);
        foreach (var query in new[] { Named, Named with { Batch = "2026-01", MinScore = 60 } })
            Assert.Contains(PlanOf(query, null, named: [(9, 1), (8, 2)]), step => step.StartsWith("SEARCH i USING ", StringComparison.Ordinal) && step.Contains("at=?", StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_are_found_by_jumping_from_one_to_the_next()
    {
        var plan = _stores.Local.Records.Read(db => db.Query("EXPLAIN QUERY PLAN SELECT max(block) FROM name_tokens WHERE block < 5", row => row.GetString(3)));
        Assert.StartsWith("SEARCH name_tokens USING ", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_within_a_band_is_not_among_the_counts_that_are_kept()
    {
        Assert.True(InterviewCounts.IsKept(new() { Batch = "2026-01", MinScore = 80, Sight = new() { Departments = ["HQ"] } }));
        foreach (var query in (SearchQuery[])[new() { MinScore = 80.5 }, new() { MaxScore = 80 }, new() { Tags = ["a"] }, Named, new() { IncludeRestricted = true }]) Assert.False(InterviewCounts.IsKept(query));
    }

    private List<string> PlanOf(SearchQuery query, List<long>? people, SearchCursor? cursor = null, List<(long, long)>? named = null)
    {
        var (sql, values) = InterviewSearch.Sql(query, cursor, people, named);
        return _stores.Local.Records.Read(db => db.Query($"EXPLAIN QUERY PLAN {sql}", row => row.GetString(3), [.. values]));
    }
}
