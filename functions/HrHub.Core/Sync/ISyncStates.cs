namespace HrHub.Core.Sync;

/// <summary>How far one downstream system is with one candidate.</summary>
public sealed record SyncState
{
    public required string CandidateId { get; init; }
    public required string System { get; init; }

    /// <summary>The newest version that the system must get; set in the transaction that made it.</summary>
    public required long WantedVersion { get; init; }

    /// <summary>When that version was made.</summary>
    public DateTimeOffset WantedAt { get; init; }

    /// <summary>The newest version that the system confirmed; 0 for none.</summary>
    public long PushedVersion { get; init; }

    public DateTimeOffset? PushedAt { get; init; }

    /// <summary>The id under which the system knows the person, where it gives one back.</summary>
    public string? RemoteId { get; init; }

    /// <summary>True while a parked push waits for a person.</summary>
    public bool Parked { get; init; }
}

/// <summary>Sync state per candidate and system, within the candidate's partition.</summary>
public interface ISyncStates
{
    Task<SyncState?> Find(string candidateId, string system, CancellationToken ct);

    /// <summary>All systems of one candidate.</summary>
    Task<IReadOnlyList<SyncState>> Of(string candidateId, CancellationToken ct);

    /// <summary>Records what the system confirmed. An older version never overwrites a newer one.</summary>
    Task Confirm(string candidateId, string system, long version, string? remoteId, DateTimeOffset at, CancellationToken ct);

    Task SetParked(string candidateId, string system, bool parked, CancellationToken ct);

    /// <summary>Candidates whose pushed version is behind since before <paramref name="before"/>, parked ones left out.</summary>
    Task<IReadOnlyList<SyncState>> Behind(string system, DateTimeOffset before, int max, CancellationToken ct);

    /// <summary>How many candidates each system is behind with, parked ones left out; a system that is not behind is not in it.</summary>
    Task<IReadOnlyList<SyncBacklog>> Backlog(CancellationToken ct);
}

/// <summary>How much one downstream system has to catch up.</summary>
/// <param name="System">Its name.</param>
/// <param name="Behind">Candidates of whom it lacks the newest version.</param>
/// <param name="Since">When the oldest of these versions was made.</param>
public sealed record SyncBacklog(string System, long Behind, DateTimeOffset Since);

/// <summary>The stored pairs of ids: ours and a system's.</summary>
public interface IEmployeeIds
{
    Task<string?> Find(string system, string employeeNumber, CancellationToken ct);

    /// <summary>Drops the pairs of one employee.</summary>
    Task Drop(string employeeNumber, CancellationToken ct);

    Task Store(string system, string employeeNumber, string remoteId, CancellationToken ct);
}
