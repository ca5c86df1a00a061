namespace HrHub.Core.Inbox;

/// <summary>One line per vendor out of what the stores count.</summary>
public static class VendorHealthReport
{
    /// <summary>Stands for the reason of a repeated delivery.</summary>
    public const string Repeated = "";

    /// <param name="entries">How many entries of the inbox are in which state.</param>
    /// <param name="waiting">Of those that are neither handled nor parked, when the oldest came.</param>
    /// <param name="refusals">How often which reason refused a request, or <see cref="Repeated"/>.</param>
    /// <returns>By vendor name.</returns>
    public static IReadOnlyList<VendorHealth> Of(IEnumerable<(string Vendor, InboxState State, long Count)> entries, IEnumerable<(string Vendor, DateTimeOffset Oldest)> waiting, IEnumerable<(string Vendor, string Reason, long Count, DateTimeOffset LastAt)> refusals)
    {
        var health = new SortedDictionary<string, VendorHealth>(StringComparer.Ordinal);
        VendorHealth Of(string vendor) => health.GetValueOrDefault(vendor) ?? new VendorHealth { Vendor = vendor };

        foreach (var (vendor, state, count) in entries)
        {
            var before = Of(vendor);
            health[vendor] = before with
            {
                Accepted = before.Accepted + count,
                Handled = before.Handled + (state is InboxState.Handled ? count : 0),
                Parked = before.Parked + (state is InboxState.Parked ? count : 0),
            };
        }
        foreach (var (vendor, oldest) in waiting) health[vendor] = Of(vendor) with { OldestUnhandledAt = oldest };
        foreach (var (vendor, reason, count, at) in refusals.OrderBy(refusal => refusal.LastAt))
        {
            var before = Of(vendor);
            health[vendor] = reason == Repeated
                ? before with { Repeated = before.Repeated + count }
                : before with { Refused = before.Refused + count, LastRefusal = reason, LastRefusedAt = at };
        }
        return [.. health.Values];
    }
}
