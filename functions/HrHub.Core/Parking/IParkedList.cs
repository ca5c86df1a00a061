namespace HrHub.Core.Parking;

/// <summary>What to list: null members do not filter.</summary>
/// <param name="Since">Parked then or later.</param>
/// <param name="Neighbour">Vendor or system.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Stage">Where it was given up.</param>
/// <param name="Ordered">True: only those with an order.</param>
public sealed record ParkedFilter(DateTimeOffset? Since = null, string? Neighbour = null, string? ReasonCode = null, ParkedStage? Stage = null, bool Ordered = false);

/// <summary>A page of the list.</summary>
/// <param name="Items">Oldest first, without their values.</param>
/// <param name="Next">Cursor of the next page; null after the last.</param>
public sealed record ParkedPage(IReadOnlyList<ParkedItem> Items, string? Next);

/// <summary>How many items wait for one reason.</summary>
/// <param name="Stage">Where they were given up.</param>
/// <param name="Neighbour">Vendor or system.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Items">How many.</param>
/// <param name="Oldest">When the oldest of them was parked.</param>
public sealed record ParkedCount(ParkedStage Stage, string Neighbour, string ReasonCode, long Items, DateTimeOffset Oldest);

/// <summary>The list of parked items for whoever looks at it and says what shall be done, and can do neither the work nor away with it.</summary>
public interface IParkedList
{
    Task<ParkedItem?> Find(string id, CancellationToken ct);

    /// <summary>To look over: what would need a person's key is left out.</summary>
    /// <param name="filter">What to list.</param>
    /// <param name="cursor">Of the page before; null for the first.</param>
    /// <param name="max">Items, 1 to 1,000.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="FormatException">Not a cursor of this list.</exception>
    Task<ParkedPage> Page(ParkedFilter filter, string? cursor, int max, CancellationToken ct);

    /// <returns>By stage, neighbour and reason.</returns>
    Task<IReadOnlyList<ParkedCount>> Reasons(CancellationToken ct);

    /// <summary>Puts an order to the item, in the place of one that was not carried out yet.</summary>
    /// <param name="id">Which.</param>
    /// <param name="parkedAt">As it was looked at: what was parked anew since is another failure.</param>
    /// <param name="order">What to do.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>False when it is gone, or was parked anew.</returns>
    Task<bool> Order(string id, DateTimeOffset parkedAt, ParkedOrder order, CancellationToken ct);
}
