using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Sync;

namespace HrHub.Core.Operations;

/// <summary>How the hub fares, as far as it was known at one moment of a month: the newest of the running month is how it fares now.</summary>
public sealed record HealthReport
{
    /// <summary>UTC, as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Every vendor with a profile, since the hub began.</summary>
    public IReadOnlyList<VendorHealth> Vendors { get; init; } = [];

    /// <summary>The same as it stood when the month began.</summary>
    public IReadOnlyList<VendorHealth> VendorsBefore { get; init; } = [];

    /// <summary>The downstream systems that are on.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>The tries to push of this month.</summary>
    public IReadOnlyList<SyncTally> Pushes { get; init; } = [];

    public IReadOnlyList<SyncBacklog> Backlog { get; init; } = [];
    public IReadOnlyList<ParkedCount> Parked { get; init; } = [];

    /// <summary>The month of a moment.</summary>
    public static string MonthOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
