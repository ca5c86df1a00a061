namespace HrHub.Local.Stores;

/// <summary>How far the work is, in counts that cost no decryption.</summary>
public sealed record Progress
{
    public required long Entries { get; init; }
    public required long Handled { get; init; }
    public required long ParkedEntries { get; init; }
    public required long Candidates { get; init; }
    public required long Interviews { get; init; }
    public required long MediaPending { get; init; }
    public required long ParkedItems { get; init; }

    /// <summary>Bytes of all sealed objects, those under way included where the store can tell.</summary>
    public required long SealedBytes { get; init; }

    public required IReadOnlyDictionary<string, SystemProgress> Systems { get; init; }

    /// <summary>Nothing is left that goes on by itself.</summary>
    public bool IsDone => Handled + ParkedEntries == Entries && MediaPending == 0 && Systems.Values.All(system => system.InStep + system.Parked == system.Wanted);
}

/// <param name="Wanted">Candidates that the system must know.</param>
/// <param name="InStep">Those whose newest version it confirmed.</param>
/// <param name="Parked">Those that wait for a person.</param>
public sealed record SystemProgress(long Wanted, long InStep, long Parked);
