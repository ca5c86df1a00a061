using HrHub.Core.Parking;

namespace HrHub.Core.Operations;

/// <summary>A report as people read it: what came about in the month, and how things stood at its end.</summary>
/// <param name="Month">UTC, as <c>2026-11</c>.</param>
/// <param name="AsOf">Until when it reaches.</param>
/// <param name="Vendors">By name.</param>
/// <param name="Systems">By name.</param>
/// <param name="Parked">What waits for a person, by stage, neighbour and reason.</param>
public sealed record MonthlyHealth(string Month, DateTimeOffset AsOf, IReadOnlyList<VendorMonth> Vendors, IReadOnlyList<SystemMonth> Systems, IReadOnlyList<ParkedCount> Parked)
{
    public static MonthlyHealth Of(HealthReport report)
    {
        var before = report.VendorsBefore.ToDictionary(vendor => vendor.Vendor);
        return new(report.Month, report.AsOf, [.. report.Vendors.Select(vendor => VendorMonth.Of(vendor, before.GetValueOrDefault(vendor.Vendor)))], SystemsOf(report), report.Parked);
    }

    private static IReadOnlyList<SystemMonth> SystemsOf(HealthReport report)
    {
        var today = DateOnly.FromDateTime(report.AsOf.UtcDateTime);
        var names = report.Systems.Concat(report.Pushes.Select(tally => tally.System)).Concat(report.Backlog.Select(backlog => backlog.System)).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            var days = report.Pushes.Where(tally => tally.System == name).ToList();
            var backlog = report.Backlog.FirstOrDefault(one => one.System == name);
            return new SystemMonth
            {
                System = name,
                Month = PushFigures.Of(days.Count == 0 ? null : days.Aggregate((one, other) => one + other)),
                Day = PushFigures.Of(days.FirstOrDefault(day => day.Day == today)),
                Behind = backlog?.Behind ?? 0,
                BehindSince = backlog?.Since,
                Parked = report.Parked.Where(count => count.Stage is ParkedStage.Push && count.Neighbour == name).Sum(count => count.Items),
            };
        })];
    }
}
