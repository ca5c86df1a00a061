using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Erasures;
using HrHub.Local.Stores;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Erasures;

public sealed class SettleFacetsTests
{
    private const int K = 5;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestStores.Start.UtcDateTime);

    // Narrow enough that some combinations are shared and some are not.
    private static readonly Gen<Facets> AnyFacets =
        from batch in Gen.Elements("2026-autumn", "2026-spring", null)
        from position in Gen.Elements("RM-01", "RM-02", "IT-01")
        from department in Gen.Elements("HQ/Shanghai/Retail", "HQ/Shanghai/Cards", "HQ/Beijing", null)
        from vendor in Gen.Elements("ribbon", "micro1")
        from period in Gen.Elements("2026-10", "2026-11", "2025-11")
        from band in Gen.Elements("80-89", "70-79", "90-100", "unscored")
        select new Facets { Batch = batch, PositionCode = position, PositionFamily = position[..2], Department = department, Vendor = vendor, Period = period, Band = band };

    [Property(MaxTest = 25)]
    public Property Every_combination_in_the_statistics_is_shared_by_k_records_or_says_nothing()
    {
        var batches = AnyFacets.ListOf().ListOf().ToArbitrary();
        return Prop.ForAll(batches, async erased =>
        {
            await using var stores = new TestStores();
            var facets = new SqliteDeidentifiedFacets(stores.Local.Records, stores.Keys);
            var (serial, count) = (0, 0);
            foreach (var batch in erased)
            {
                await facets.Wait([.. batch.Select(each => new WaitingFacets($"w-{serial++}", Today.AddDays(-serial % 3 * 40), each))], None);
                count += batch.Count;
                await Settle(facets, stores, waitDays: 30);
                if (Groups(stores).Any(group => group.Count < K && group.Combination != Facets.Nothing.Combination())) return false;
            }
            await Settle(facets, stores, waitDays: 0);
            return Groups(stores).All(group => group.Count >= K || group.Combination == Facets.Nothing.Combination()) && Groups(stores).Sum(group => group.Count) == count && (await facets.Waiting(None)).Count == 0;
        });
    }

    [Fact]
    public async Task Facets_that_enough_share_settle_in_full_and_a_rare_one_loses_no_more_than_it_must()
    {
        await using var stores = new TestStores();
        var facets = new SqliteDeidentifiedFacets(stores.Local.Records, stores.Keys);
        var common = new Facets { Batch = "2026-autumn", PositionCode = "RM-01", PositionFamily = "sales", Department = "HQ/Shanghai/Retail", Vendor = "ribbon", Period = "2026-11", Band = "80-89" };
        await facets.Wait([.. Enumerable.Range(0, 5).Select(n => new WaitingFacets($"c-{n}", Today, common))], None);
        // Five of one batch, each in a department of its own: that is all that goes.
        await facets.Wait([.. Enumerable.Range(0, 5).Select(n => new WaitingFacets($"r-{n}", Today.AddDays(-40), common with { Batch = "2025", Department = $"HQ/Beijing/{n}" }))], None);
        await facets.Wait([new("alone", Today, common with { Vendor = "micro1" })], None);

        Assert.Equal(10, await Settle(facets, stores, waitDays: 30));

        Assert.Equal(5, await facets.Count(common, None));
        Assert.Equal(5, await facets.Count(common with { Batch = "2025", Department = "HQ/Beijing" }, None));
        Assert.Equal("alone", Assert.Single(await facets.Waiting(None)).Id);
    }

    [Fact]
    public void The_ladder_ends_with_nothing()
    {
        var full = new Facets { Batch = "b", PositionCode = "p", PositionFamily = "f", Department = "a/b/c", Vendor = "v", Period = "2026-11", Band = "80-89" };
        Assert.Equal(full, FacetLadder.At(full, 0));
        Assert.Equal(("a/b", null, "2026-Q4", "80-100"), (FacetLadder.At(full, 4).Department, FacetLadder.At(full, 4).PositionCode, FacetLadder.At(full, 4).Period, FacetLadder.At(full, 4).Band));
        Assert.Equal(Facets.Nothing, FacetLadder.At(full, FacetLadder.Last));
    }

    private static Task<int> Settle(SqliteDeidentifiedFacets facets, TestStores stores, int waitDays)
        => new SettleFacets(facets, Options.Create(new ErasureOptions { SharedBy = K, WaitDays = waitDays }), stores.Clock).Handle(None);

    private static List<(string Combination, long Count)> Groups(TestStores stores)
        => stores.Local.Records.Read(db => db.Query("SELECT combination, count(*) FROM deidentified_interviews GROUP BY combination", row => (row.GetString(0), row.GetInt64(1))));
}
