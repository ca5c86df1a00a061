using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Operations;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Reports of the hub's health on SQLite.</summary>
public sealed class SqliteHealthReports(SqliteDatabase database) : IHealthReports
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS health_reports (month TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task Put(HealthReport report, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT OR REPLACE INTO health_reports VALUES ($0, $1)", report.Month, JsonSerializer.Serialize(report, CanonicalJson.Options)), ct);

    /// <inheritdoc/>
    public Task<HealthReport?> Find(string month, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT report FROM health_reports WHERE month = $0", row => JsonSerializer.Deserialize<HealthReport>(row.GetString(0), CanonicalJson.Options), month)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Months(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<string>>(database.Read(db => db.Query("SELECT month FROM health_reports ORDER BY month DESC", row => row.GetString(0))));
}
