using HrHub.Core.Canonical;
using HrHub.Core.Operations;
using HrHub.Core.Parking;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Operations;

/// <summary>What <see cref="IHealthReports"/> promises, on every store.</summary>
public abstract class HealthReportsContract(Func<Task<Opened<IHealthReports>>> open) : PortContract<IHealthReports>(open)
{
    [Fact]
    public async Task There_is_none_yet()
    {
        Assert.Null(await Port.Find("2026-11", default));
        Assert.Empty(await Port.Months(default));
    }

    [Fact]
    public async Task A_report_is_found_whole_and_a_newer_one_of_its_month_takes_its_place()
    {
        await Port.Put(Report("2026-11"), default);
        Assert.Equal(Json(Report("2026-11")), Json(await Port.Find("2026-11", default)));

        await Port.Put(Report("2026-11") with { AsOf = TestStores.Start.AddMinutes(1), Parked = [] }, default);
        Assert.Equal(TestStores.Start.AddMinutes(1), (await Port.Find("2026-11", default))!.AsOf);
        Assert.Equal(["2026-11"], await Port.Months(default));
    }

    [Fact]
    public async Task Months_are_newest_first()
    {
        foreach (var month in new[] { "2026-09", "2027-01", "2026-11", "2026-10" }) await Port.Put(Report(month), default);
        Assert.Equal(["2027-01", "2026-11", "2026-10", "2026-09"], await Port.Months(default));
        Assert.Null(await Port.Find("2026-12", default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Port.Put(Report("2026-11"), new CancellationToken(canceled: true)));
        Assert.Null(await Port.Find("2026-11", default));
    }

    internal static HealthReport Report(string month) => new()
    {
        Month = month,
        AsOf = TestStores.Start,
        Vendors = [new() { Vendor = "acme", Accepted = 12, Repeated = 2, Refused = 3, LastRefusal = "wrong | signature", LastRefusedAt = TestStores.Start, Handled = 9, Parked = 1, OldestUnhandledAt = TestStores.Start }],
        VendorsBefore = [new() { Vendor = "acme", Accepted = 2, Refused = 1, LastRefusal = "stale", LastRefusedAt = TestStores.Start.AddMonths(-1), Handled = 2 }],
        Systems = ["ehr", "training"],
        Pushes =
        [
            new() { Day = new(2026, 11, 24), System = "ehr", Done = 6, Again = 2, Conflicts = 1, Parked = 1, Latency = [3, 3, 0, 0, 0, 0, 0, 0] },
            new() { Day = new(2026, 11, 25), System = "ehr", Done = 4, Latency = [0, 0, 3, 0, 0, 0, 0, 1] },
        ],
        Backlog = [new("ehr", 7, TestStores.Start.AddHours(-1))],
        Parked = [new(ParkedStage.Push, "ehr", "refused", 2, TestStores.Start), new(ParkedStage.Normalize, "acme", "unknown-label", 1, TestStores.Start)],
    };

    private static string Json(HealthReport? report) => System.Text.Json.JsonSerializer.Serialize(report, CanonicalJson.Options);
}
