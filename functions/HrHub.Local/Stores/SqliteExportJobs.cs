using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Exports.Jobs;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Exports in the background, on SQLite.</summary>
public sealed class SqliteExportJobs(SqliteDatabase database) : IExportJobs
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS export_jobs (job_id TEXT PRIMARY KEY, owner TEXT NOT NULL, asked_at INTEGER NOT NULL, holds INTEGER NOT NULL, job TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS export_jobs_by_owner ON export_jobs (owner, asked_at, job_id);
        CREATE INDEX IF NOT EXISTS export_jobs_that_hold ON export_jobs (asked_at, job_id) WHERE holds = 1;
        CREATE INDEX IF NOT EXISTS export_jobs_by_time ON export_jobs (asked_at) WHERE holds = 0;
        """;

    /// <inheritdoc/>
    public Task<bool> Add(ExportJob job, CancellationToken ct) => database.Write(db
        => db.Execute("INSERT INTO export_jobs VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO NOTHING", job.JobId, job.Owner, job.AskedAt.Stored(), job.Holds ? 1 : 0, Json(job)) == 1, ct);

    /// <inheritdoc/>
    public Task<ExportJob?> Find(string jobId, CancellationToken ct) => Task.FromResult(database.Read(db => Find(db, jobId)));

    /// <inheritdoc/>
    public Task<ExportJobPage> Of(string owner, string? cursor, int size, CancellationToken ct)
    {
        TimePage.CheckSize(size);
        (long At, string Id) before = cursor is not null && TimePage.Position(cursor) is var (at, id) ? (at.Stored(), id) : (long.MaxValue, "");
        return Task.FromResult(ExportJobPage.Of(database.Read(db => db.Query(
            "SELECT job FROM export_jobs WHERE owner = $0 AND (asked_at, job_id) < ($1, $2) ORDER BY asked_at DESC, job_id DESC LIMIT $3", Map, owner, before.At, before.Id, size + 1)), size));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExportJob>> Holding(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<ExportJob>>(database.Read(db => db.Query("SELECT job FROM export_jobs WHERE holds = 1 ORDER BY asked_at, job_id", Map)));

    /// <inheritdoc/>
    public Task<ExportJob?> Change(string jobId, Func<ExportJob, ExportJob?> change, CancellationToken ct) => database.Write(db =>
    {
        if (Find(db, jobId) is not { } known || change(known) is not { } changed) return null;
        db.Execute("UPDATE export_jobs SET holds = $1, job = $2 WHERE job_id = $0", jobId, changed.Holds ? 1 : 0, Json(changed));
        return changed;
    }, ct);

    /// <inheritdoc/>
    public Task Trim(DateTimeOffset before, CancellationToken ct) => database.Write(db => db.Execute("DELETE FROM export_jobs WHERE holds = 0 AND asked_at < $0", before.Stored()), ct);

    private static ExportJob? Find(SqliteSession db, string jobId) => db.First("SELECT job FROM export_jobs WHERE job_id = $0", Map, jobId);

    private static ExportJob Map(SqliteDataReader row) => JsonSerializer.Deserialize<ExportJob>(row.GetString(0), CanonicalJson.Options)!;

    private static string Json(ExportJob job) => JsonSerializer.Serialize(job, CanonicalJson.Options);
}
