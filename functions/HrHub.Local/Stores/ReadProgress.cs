using HrHub.Core.Inbox;

namespace HrHub.Local.Stores;

/// <summary>Counts what is in the files.</summary>
/// <param name="stores">The data directory's.</param>
/// <param name="objects">The folder of sealed objects.</param>
public sealed class ReadProgress(LocalStores stores, string objects)
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
                SealedBytes = Size(new(objects)),
            };
        });
    }

    /// <summary>Files come and go while they are counted.</summary>
    private static long Size(DirectoryInfo directory)
        => directory.Exists ? directory.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0) : 0;
}
