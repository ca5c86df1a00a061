using HrHub.Core.Inbox;
using HrHub.Core.Operations;
using HrHub.Core.Parking;

namespace HrHub.Pipeline.Operations;

/// <summary>Counts how the hub fares, and stores it as the report of the running month. The app that staff call reads reports; it may not count by itself, since that takes the inbox.</summary>
public sealed class TakeStock(CountVendors vendors, CountPushes pushes, IParkedItems parked, IHealthReports reports, TimeProvider clock)
{
    public async Task Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var month = HealthReport.MonthOf(now);
        var report = new HealthReport
        {
            Month = month,
            AsOf = now,
            Vendors = await vendors.Handle(ct),
            VendorsBefore = await reports.Find(month, ct) is { } soFar ? soFar.VendorsBefore : await Before(month, ct),
            Parked = await parked.Reasons(ct),
        };
        await reports.Put(await pushes.Into(report, ct), ct);
    }

    /// <summary>Counters only grow: a month begins with what the last one ended with, also where the hub stood still for some months.</summary>
    private async Task<IReadOnlyList<VendorHealth>> Before(string month, CancellationToken ct)
    {
        var last = (await reports.Months(ct)).FirstOrDefault(one => string.CompareOrdinal(one, month) < 0);
        return last is null ? [] : (await reports.Find(last, ct))?.Vendors ?? [];
    }
}
