namespace HrHub.Core.Vendors.Api;

/// <summary>How far the catch-up through a vendor's API has come.</summary>
public interface IPullCursors
{
    Task<PullCursor?> Find(string vendor, CancellationToken ct);

    /// <summary>Replaces the vendor's cursor.</summary>
    Task Save(PullCursor cursor, CancellationToken ct);
}

/// <param name="Vendor">Whose.</param>
/// <param name="CompleteUntil">Start of the last pull that went through to its end: everything before is with us. Null: none did.</param>
/// <param name="Running">A pull that was broken off where the vendor's cursor lets it go on; null otherwise.</param>
public sealed record PullCursor(string Vendor, DateTimeOffset? CompleteUntil, PullPosition? Running);

/// <param name="Since">What the pull asks for; null for everything.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Next">The vendor's cursor for the next page; null for the first.</param>
public sealed record PullPosition(DateTimeOffset? Since, DateTimeOffset StartedAt, string? Next);
