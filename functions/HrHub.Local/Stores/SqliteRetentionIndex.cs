using System.Globalization;
using HrHub.Core.Retention;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>The dates of files on SQLite, in the table that <see cref="SqliteCandidateFiles"/> writes.</summary>
public sealed class SqliteRetentionIndex(SqliteDatabase database) : IRetentionIndex
{
    /// <inheritdoc/>
    /// <remarks>A file with several dates is met at its first one only. Dates later than its first one never lead to it within a run.</remarks>
    public Task<DuePage> Due(DateTimeOffset asOf, string? after, int max, CancellationToken ct)
    {
        var (time, number) = Position(after);
        var rows = database.Read(db => db.Query("""
            SELECT c.candidate_id, d.due_at, d.candidate_no FROM retention_due d JOIN candidates c ON c.no = d.candidate_no
            WHERE d.due_at <= $0 AND (d.due_at, d.candidate_no) > ($1, $2)
                AND NOT EXISTS (SELECT 1 FROM retention_due e WHERE e.candidate_no = d.candidate_no AND (e.due_at, e.class) < (d.due_at, d.class))
            ORDER BY d.due_at, d.candidate_no LIMIT $3
            """, row => (File: new DueFile(row.GetString(0), row.Time(1)), At: row.GetInt64(1), No: row.GetInt64(2)), asOf.Stored(), time, number, max));
        return Task.FromResult(new DuePage([.. rows.Select(row => row.File)], rows.Count < max ? null : $"{rows[^1].At}:{rows[^1].No}"));
    }

    /// <inheritdoc/>
    public Task<bool> HasAtLeast(long files, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.Number("SELECT count(*) FROM (SELECT 1 FROM candidates LIMIT $0)", files)) >= files);

    /// <inheritdoc/>
    public Task<FilePage> Files(string? after, int max, CancellationToken ct)
    {
        var rows = database.Read(db => db.Query("SELECT candidate_id, no FROM candidates WHERE no > $0 ORDER BY no LIMIT $1",
            row => (Id: row.GetString(0), No: row.GetInt64(1)), after is null ? 0 : long.Parse(after, CultureInfo.InvariantCulture), max));
        return Task.FromResult(new FilePage([.. rows.Select(row => row.Id)], rows.Count < max ? null : $"{rows[^1].No}"));
    }

    /// <inheritdoc/>
    public Task<bool> Restamp(string candidateId, string etag, IReadOnlyList<DueDate> due, CancellationToken ct) => database.Write(db =>
    {
        if (db.Number($"SELECT no FROM candidates WHERE {SqliteCandidateNumbers.IsCandidate} AND version = $2", candidateId, IdHash.Of(candidateId), long.Parse(etag, CultureInfo.InvariantCulture)) is not { } no) return false;
        db.Execute("DELETE FROM retention_due WHERE candidate_no = $0", no);
        foreach (var date in due) db.Execute("INSERT INTO retention_due VALUES ($0, $1, $2, $3)", no, (int)date.Class, date.At.Stored(), date.Rule);
        return true;
    }, ct);

    private static (long Time, long Number) Position(string? cursor)
    {
        if (cursor?.Split(':') is not [var time, var number]) return (long.MinValue, 0);
        return (long.Parse(time, CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture));
    }
}
