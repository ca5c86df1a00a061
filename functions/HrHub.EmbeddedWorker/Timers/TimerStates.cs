using HrHub.EmbeddedWorker.Storage;

namespace HrHub.EmbeddedWorker.Timers;

/// <summary>Occurrences of one timer, as kept.</summary>
/// <param name="Last">When it last began to run; null before its first run.</param>
/// <param name="Next">When it is to run next.</param>
internal sealed record TimerState(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset UpdatedAt);

/// <summary>Keeps when timers ran, and which instance runs one now.</summary>
internal sealed class TimerStates
{
    private readonly SqliteDatabase _database;

    public TimerStates(SqliteDatabase database)
    {
        _database = database;
        database.AddTables("""
            CREATE TABLE IF NOT EXISTS timer_state(
                name TEXT PRIMARY KEY, last INTEGER, next INTEGER NOT NULL, updated_at INTEGER NOT NULL, runner TEXT) WITHOUT ROWID;
            """);
    }

    public TimerState? Find(string name) => _database.Read(db => db.First("SELECT last, next, updated_at FROM timer_state WHERE name = $0",
        row => new TimerState(row.TimeOrNull(0), row.Time(1), row.Time(2)), name));

    public Task Plan(string name, DateTimeOffset next, DateTimeOffset now, CancellationToken ct) => _database.Write(db => db.Execute(
        "INSERT INTO timer_state(name, next, updated_at) VALUES ($0,$1,$2) ON CONFLICT DO UPDATE SET next = $1, updated_at = $2", name, next.Stored(), now.Stored()), ct);

    /// <summary>Claims a run. The plan stays until the run has ended, so that a run cut off by a crash is made up for.</summary>
    /// <param name="planned">The occurrence that the caller saw; another instance may have run it since.</param>
    /// <returns>False when another living instance runs this timer, or has run this occurrence.</returns>
    public Task<bool> Begin(string name, DateTimeOffset planned, DateTimeOffset now, InstanceLock self, CancellationToken ct) => _database.Write(db =>
    {
        var runner = db.First("SELECT runner FROM timer_state WHERE name = $0", row => row.TextOrNull(0), name);
        if (runner is not null && runner != self.Id && !self.IsGone(runner)) return false;
        return db.Execute("UPDATE timer_state SET last = $2, updated_at = $2, runner = $3 WHERE name = $0 AND next = $1", name, planned.Stored(), now.Stored(), self.Id) > 0;
    }, ct);

    /// <param name="next">Null when the run was cut off: the plan stays.</param>
    public Task End(string name, DateTimeOffset? next, InstanceLock self) => _database.Write(db => db.Execute(
        "UPDATE timer_state SET runner = NULL, next = COALESCE($2, next) WHERE name = $0 AND runner = $1", name, self.Id, next?.Stored()), CancellationToken.None);
}
