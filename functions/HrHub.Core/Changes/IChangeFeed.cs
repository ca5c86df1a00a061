namespace HrHub.Core.Changes;

/// <summary>
/// Which files changed, for systems that keep a copy. It tells of states, not of events: a file that changed five times since the cursor may be told of once, as it is now. Changes of one file come in
/// their order; those of two files in the order in which the store took them, as far as it has one.
/// </summary>
public interface IChangeFeed
{
    /// <param name="cursor">From the page before; null for the beginning.</param>
    /// <param name="max">1–1,000.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What changed behind the cursor, and where to go on. A page may repeat what another one told; it never leaves out a file that changed.</returns>
    /// <exception cref="FormatException">Not a cursor of this feed.</exception>
    Task<ChangePage> Read(string? cursor, int max, CancellationToken ct);

    /// <returns>The cursor behind which stands what changes from now on.</returns>
    Task<string> Now(CancellationToken ct);
}

/// <summary>Merged: everything lies in another file now. Erased: whoever keeps a copy lets go of it.</summary>
public enum ChangeKind { Changed, Merged, Erased }

/// <summary>One file that changed.</summary>
public sealed record Change
{
    public required string CandidateId { get; init; }
    public required ChangeKind Kind { get; init; }

    /// <summary>Of the file, as in the record; null once it is erased.</summary>
    public long? Version { get; init; }

    /// <summary>Where everything is now.</summary>
    public string? MergedInto { get; init; }
}

/// <param name="Changes">May be empty.</param>
/// <param name="Cursor">Where the next page begins, also when there is nothing new.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, string Cursor);
