using HrHub.Core.Inbox;

namespace HrHub.Core.Operations;

/// <summary>What one vendor sent in a time.</summary>
public sealed record VendorMonth
{
    public required string Vendor { get; init; }

    /// <summary>Requests: verified ones, repeats among them, and refused ones.</summary>
    public long Received { get; init; }

    /// <summary>Whose signature was right, or whose profile takes others.</summary>
    public long Verified { get; init; }

    /// <summary>Deliveries among the verified ones that had come before.</summary>
    public long Repeated { get; init; }

    public long Refused { get; init; }

    /// <summary>Why the last one was refused; null when none was.</summary>
    public string? LastRefusal { get; init; }

    public DateTimeOffset? LastRefusedAt { get; init; }

    /// <summary>Deliveries that became records, or that mean nothing to us.</summary>
    public long Handled { get; init; }

    /// <summary>Deliveries that wait for a person, at the end of the time.</summary>
    public long Parked { get; init; }

    /// <summary>Since when the oldest delivery waits that is neither handled nor parked; null when there is none.</summary>
    public DateTimeOffset? OldestUnhandledAt { get; init; }

    /// <param name="now">At the end of the time.</param>
    /// <param name="before">At its beginning; null for everything since the hub began.</param>
    public static VendorMonth Of(VendorHealth now, VendorHealth? before)
    {
        before ??= new() { Vendor = now.Vendor };
        var (accepted, repeated, refused) = (now.Accepted - before.Accepted, now.Repeated - before.Repeated, now.Refused - before.Refused);
        return new()
        {
            Vendor = now.Vendor,
            Received = accepted + repeated + refused,
            Verified = accepted + repeated,
            Repeated = repeated,
            Refused = refused,
            LastRefusal = refused > 0 ? now.LastRefusal : null,
            LastRefusedAt = refused > 0 ? now.LastRefusedAt : null,
            // Replaying what was parked before can't be told from handling what came now: at the earliest at none.
            Handled = Math.Max(0, now.Handled - before.Handled),
            Parked = now.Parked,
            OldestUnhandledAt = now.OldestUnhandledAt,
        };
    }
}
