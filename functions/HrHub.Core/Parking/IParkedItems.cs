namespace HrHub.Core.Parking;

/// <summary>The list of parked items.</summary>
public interface IParkedItems : IParkedList
{
    /// <summary>Adds the item, or replaces the one with the same id.</summary>
    Task Park(ParkedItem item, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, CancellationToken ct);

    /// <summary>How many wait.</summary>
    Task<long> Count(CancellationToken ct);

    /// <summary>Removes the item: its work was done, or is being tried again. No-op when it is gone.</summary>
    Task Remove(string id, CancellationToken ct);
}
