using System.Globalization;
using HrHub.Core.Retention;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>The dates of files on SQLite, in the table that <see cref="SqliteCandidateFiles"/> writes.</summary>
public sealed class SqliteRetentionIndex(SqliteDatabase database) : IRetentionIndex
{
    private const int NumberLength = 19;

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
    public Task<FilePage> StampedOtherwise(string stamp, string? after, int max, CancellationToken ct)
    {
        // The stamp has a fixed length: what follows it is the number up to which the pages before went.
        var (other, number) = after is null ? ("", 0) : (after[..^NumberLength], long.Parse(after.AsSpan(after.Length - NumberLength), CultureInfo.InvariantCulture));
        var rows = database.Read(db => db.Query("""
            SELECT candidate_id, no, stamped_by FROM candidates WHERE stamped_by < $0 AND (stamped_by, no) > ($1, $2)
            UNION ALL SELECT candidate_id, no, stamped_by FROM candidates WHERE stamped_by > $0 AND (stamped_by, no) > ($1, $2)
            ORDER BY stamped_by, no LIMIT $3
            """, row => (Id: row.GetString(0), No: row.GetInt64(1), Stamp: row.GetString(2)), stamp, other, number, max));
        return Task.FromResult(new FilePage([.. rows.Select(row => row.Id)], rows.Count < max ? null : $"{rows[^1].Stamp}{rows[^1].No.ToString($"D{NumberLength}", CultureInfo.InvariantCulture)}"));
    }

    /// <inheritdoc/>
    public Task<bool> Restamp(string candidateId, string etag, IReadOnlyList<DueDate> due, string stamp, CancellationToken ct) => database.Write(db =>
    {
        if (db.Number($"SELECT no FROM candidates WHERE {SqliteCandidateNumbers.IsCandidate} AND version = $2", candidateId, IdHash.Of(candidateId), long.Parse(etag, CultureInfo.InvariantCulture)) is not { } no) return false;
        db.Execute("UPDATE candidates SET stamped_by = $1 WHERE no = $0", no, stamp);
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
