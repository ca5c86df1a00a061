using HrHub.Core.Operations;
using HrHub.Core.Sync;
using HrHub.TestKit;
using HrHub.Tests.Contracts.Operations;

namespace HrHub.Tests.Operations;

/// <summary>What a month's figures are out of counters that only grow.</summary>
public sealed class MonthlyHealthTests
{
    private static readonly MonthlyHealth Health = MonthlyHealth.Of(HealthReportsContract.Report("2026-11"));

    [Fact]
    public void A_month_of_a_vendor_is_what_came_since_it_began()
    {
        var vendor = Assert.Single(Health.Vendors);
        Assert.Equal((14L, 12L, 2L, 2L, 7L, 1L), (vendor.Received, vendor.Verified, vendor.Repeated, vendor.Refused, vendor.Handled, vendor.Parked));
        Assert.Equal(("wrong | signature", TestStores.Start), (vendor.LastRefusal, vendor.OldestUnhandledAt));
    }

    [Fact]
    public void A_vendor_that_was_refused_in_another_month_only_has_no_last_refusal()
    {
        var report = HealthReportsContract.Report("2026-11");
        var quiet = VendorMonth.Of(report.VendorsBefore[0], report.VendorsBefore[0]);
        Assert.Equal((0L, 0L, null, null), (quiet.Received, quiet.Refused, quiet.LastRefusal, quiet.LastRefusedAt));
        Assert.Equal((3L, 1L, "stale"), VendorMonth.Of(report.VendorsBefore[0], null) is var all ? (all.Received, all.Refused, all.LastRefusal) : default);
    }

    [Fact]
    public void Rates_are_parts_of_the_tries_and_latencies_are_bounds()
    {
        var ehr = Health.Systems[0];
        Assert.Equal(new PushFigures(14, 10, 2, 1, 1, 0.7143, 0.0714, 5, null), ehr.Month);
        Assert.Equal(new PushFigures(4, 4, 0, 0, 0, 1, 0, 30, null), ehr.Day);
        Assert.Equal((7L, TestStores.Start.AddHours(-1), 2L), (ehr.Behind, ehr.BehindSince, ehr.Parked));
    }

    [Fact]
    public void A_system_to_which_nothing_was_pushed_has_no_rates()
    {
        Assert.Equal(["ehr", "training"], Health.Systems.Select(system => system.System));
        Assert.Equal(new PushFigures(0, 0, 0, 0, 0, null, null, null, null), Health.Systems[1].Month);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 5)]
    [InlineData(86_400_000, 86_400)]
    public void A_latency_counts_towards_the_smallest_bound_that_it_is_within(int milliseconds, double bound)
    {
        var tally = PushCounts.Tally(PushCounts.Of(new(2026, 11, 25), "ehr", PushOutcome.Done, TimeSpan.FromMilliseconds(milliseconds)).Select(count => KeyValuePair.Create(count, 1L)));
        Assert.Equal((bound, bound), PushFigures.Of(Assert.Single(tally)) is { MedianSeconds: { } median, P95Seconds: { } late } ? (median, late) : default);
    }
}
