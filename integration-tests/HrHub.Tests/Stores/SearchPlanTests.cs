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
    public void A_rare_name_is_found_through_its_candidates_within_a_batch_too()
    {
        foreach (var query in new[] { Named, Named with { Batch = "2026-01" } })
            Assert.Contains(PlanOf(query, [1, 2, 3]), step => step.StartsWith("SEARCH i USING ", StringComparison.Ordinal) && step.EndsWith("interview_facets_by_candidate (candidate_no=?)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frequent_name_is_looked_for_along_the_newest_interviews()
    {
        var plan = PlanOf(Named, [.. Enumerable.Range(1, 5_000).Select(no => (long)no)]);

        Assert.Equal("SCAN i", plan[1]);
        // One row is looked up, by whichever of the two indexes.
        Assert.Contains(plan, step => step.StartsWith("SEARCH name_tokens", StringComparison.Ordinal) && new[] { "candidate_no=?", "block=?", "token=?" }.All(step.Contains));
    }

    private List<string> PlanOf(SearchQuery query, List<long>? people, SearchCursor? cursor = null)
    {
        var (sql, values) = InterviewSearch.Sql(query, cursor, people);
        return _stores.Local.Records.Read(db => db.Query($"EXPLAIN QUERY PLAN {sql}", row => row.GetString(3), [.. values]));
    }
}
