namespace HrHub.Core.Audit;

/// <summary>Write-once storage of the daily roots, each with the heads that it was computed from. Nothing is ever replaced or removed.</summary>
public interface IAuditRoots
{
    /// <summary>The days that have a root, oldest first.</summary>
    Task<IReadOnlyList<DateOnly>> Dates(CancellationToken ct);

    /// <exception cref="InvalidDataException">What is stored is no root of that day.</exception>
    Task<DailyRoot?> Find(DateOnly date, CancellationToken ct);

    /// <summary>The heads beside a root, as stored.</summary>
    /// <exception cref="InvalidDataException">They are missing or unreadable.</exception>
    IAsyncEnumerable<ChainHead> Heads(DateOnly date, CancellationToken ct);

    /// <summary>Keeps a root and its heads for good: both or, after a crash, neither.</summary>
    /// <param name="date">The day.</param>
    /// <param name="heads">Kept while they are read.</param>
    /// <param name="sign">Asked for the root once all heads are read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new root; null when the day has one already.</returns>
    Task<DailyRoot?> Add(DateOnly date, IAsyncEnumerable<ChainHead> heads, Func<Task<DailyRoot>> sign, CancellationToken ct);
}
