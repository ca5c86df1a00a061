using System.Globalization;
using HrHub.Core.Changes;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// The feed of changes on SQLite. Every save takes the next number in its transaction; the writer is one, so a number that is seen has none below it that could still appear.
/// A file has one number, that of its last change.
/// </summary>
public sealed class SqliteChangeFeed(SqliteDatabase database) : IChangeFeed
{
    /// <summary>Erased ones stay for ever, as their marks do.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS last_change (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL);
        INSERT OR IGNORE INTO last_change VALUES (1, 0);
        CREATE TABLE IF NOT EXISTS changes (number INTEGER PRIMARY KEY, candidate_no INTEGER);
        CREATE UNIQUE INDEX IF NOT EXISTS changes_by_candidate ON changes (candidate_no) WHERE candidate_no IS NOT NULL;
        CREATE TABLE IF NOT EXISTS erased_changes (number INTEGER PRIMARY KEY, candidate_id TEXT NOT NULL);
        """;

    /// <inheritdoc/>
    public Task<ChangePage> Read(string? cursor, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, 1_000);
        var after = cursor is null ? 0 : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException("Not a cursor of this feed.");
        var rows = database.Read(db => db.Query("""
            SELECT number, candidate_id, version, merged_into, 0 FROM (SELECT number, candidate_no FROM changes WHERE number > $0 ORDER BY number LIMIT $1) JOIN candidates ON no = candidate_no
            UNION ALL SELECT * FROM (SELECT number, candidate_id, NULL, NULL, 1 FROM erased_changes WHERE number > $0 ORDER BY number LIMIT $1)
            ORDER BY number LIMIT $1
            """, row => (Number: row.GetInt64(0), Change: new Change
        {
            CandidateId = row.GetString(1),
            Kind = row.GetInt64(4) == 1 ? ChangeKind.Erased : row.IsDBNull(3) ? ChangeKind.Changed : ChangeKind.Merged,
            Version = row.IsDBNull(2) ? null : row.GetInt64(2),
            MergedInto = row.TextOrNull(3),
        }), after, max));
        return Task.FromResult(new ChangePage([.. rows.Select(row => row.Change)], (rows.Count > 0 ? rows[^1].Number : after).ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public Task<string> Now(CancellationToken ct) => Task.FromResult(database.Read(db => db.Number("SELECT number FROM last_change"))!.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Within the transaction of a save.</summary>
    internal static void Changed(SqliteSession db, long candidateNo)
    {
        db.Execute("DELETE FROM changes WHERE candidate_no = $0", candidateNo);
        db.Execute("INSERT INTO changes VALUES ($0, $1)", Next(db), candidateNo);
    }

    /// <summary>Within the transaction that deletes the candidate's row.</summary>
    internal static void Erased(SqliteSession db, long candidateNo, string candidateId)
    {
        db.Execute("DELETE FROM changes WHERE candidate_no = $0", candidateNo);
        db.Execute("INSERT INTO erased_changes VALUES ($0, $1)", Next(db), candidateId);
    }

    private static long Next(SqliteSession db) => db.Number("UPDATE last_change SET number = number + 1 RETURNING number")!.Value;
}
