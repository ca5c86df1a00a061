namespace HrHub.Core.Sync;

/// <summary>What one try to push came to.</summary>
public enum PushOutcome
{
    /// <summary>The system has the state.</summary>
    Done,

    /// <summary>The same push is tried again later.</summary>
    Again,

    /// <summary>Likewise, since a newer push was there first.</summary>
    Conflict,

    /// <summary>Given up until a person looks.</summary>
    Parked,
}

/// <summary>What came of the tries to push, for people: counted by day.</summary>
public interface ISyncLedger
{
    /// <summary>Counts one try. Never waits for the disk.</summary>
    /// <param name="system">Name of the downstream system.</param>
    /// <param name="outcome">What it came to.</param>
    /// <param name="latency">Of a push that is done: how long after the change; null where nobody knows.</param>
    void Tried(string system, PushOutcome outcome, TimeSpan? latency = null);

    /// <param name="month">UTC, as <c>2026-11</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>By day, then by system.</returns>
    Task<IReadOnlyList<SyncTally>> Read(string month, CancellationToken ct);
}
