using HrHub.Core.Inbox;

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
    public required IReadOnlyDictionary<string, SystemProgress> Systems { get; init; }

    /// <summary>Nothing is left that goes on by itself.</summary>
    public bool IsDone => Handled + ParkedEntries == Entries && MediaPending == 0 && Systems.Values.All(system => system.InStep + system.Parked == system.Wanted);
}

/// <param name="Wanted">Candidates that the system must know.</param>
/// <param name="InStep">Those whose newest version it confirmed.</param>
/// <param name="Parked">Those that wait for a person.</param>
public sealed record SystemProgress(long Wanted, long InStep, long Parked);

/// <summary>Counts what is in the stores.</summary>
public sealed class ReadProgress(LocalStores stores)
{
    public Progress Now()
    {
        var entries = stores.Inbox.Read(db => db.Query("SELECT state, count(*) FROM entries GROUP BY state", row => (State: (InboxState)row.GetInt32(0), Count: row.GetInt64(1))));
        return stores.Records.Read(db =>
        {
            long Count(string sql) => db.Number(sql)!.Value;
            return new Progress
            {
                Entries = entries.Sum(entry => entry.Count),
                Handled = entries.Where(entry => entry.State is InboxState.Handled).Sum(entry => entry.Count),
                ParkedEntries = entries.Where(entry => entry.State is InboxState.Parked).Sum(entry => entry.Count),
                Candidates = Count("SELECT count(*) FROM candidates WHERE merged_into IS NULL"),
                Interviews = Count("SELECT count(*) FROM interviews"),
                MediaPending = Count("SELECT count(*) FROM media_pending"),
                ParkedItems = Count("SELECT count(*) FROM parked"),
                Systems = db.Query(
                    "SELECT system, count(*), sum(pushed_version >= wanted_version), sum(pushed_version < wanted_version AND parked) FROM sync_states GROUP BY system",
                    row => (Name: row.GetString(0), Progress: new SystemProgress(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))).ToDictionary(system => system.Name, system => system.Progress),
            };
        });
    }
}
