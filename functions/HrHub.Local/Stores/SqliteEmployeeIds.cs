using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Pairs of ids on SQLite.</summary>
public sealed class SqliteEmployeeIds(SqliteDatabase database) : IEmployeeIds
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS employee_ids (system TEXT NOT NULL, employee_number TEXT NOT NULL, remote_id TEXT NOT NULL, PRIMARY KEY (system, employee_number)) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task<string?> Find(string system, string employeeNumber, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT remote_id FROM employee_ids WHERE system = $0 AND employee_number = $1", row => row.GetString(0), system, employeeNumber)));

    /// <inheritdoc/>
    public Task Drop(string employeeNumber, CancellationToken ct)
        => database.Write(db => db.Execute("DELETE FROM employee_ids WHERE employee_number = $0", employeeNumber), ct);

    /// <inheritdoc/>
    public Task Store(string system, string employeeNumber, string remoteId, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT INTO employee_ids VALUES ($0, $1, $2) ON CONFLICT (system, employee_number) DO UPDATE SET remote_id = $2", system, employeeNumber, remoteId), ct);
}
