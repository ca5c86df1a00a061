using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Storage;

/// <summary>One connection with its prepared statements. Parameters are written <c>$0</c>, <c>$1</c>, … Not safe for concurrent use.</summary>
public sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _statements = [];
    private readonly Dictionary<string, PreparedStatement?> _direct = [];

    /// <summary>Changes rows, or the connection; rows that the statement gives are passed over.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Direct(sql, values.Length)?.Run(values) ?? Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The quick way to one whole number.</summary>
    /// <returns>The first column of the first row; null where there is no row, or NULL in it.</returns>
    public long? Number(string sql, params ReadOnlySpan<object?> values)
        => (Direct(sql, values.Length) ?? throw new ArgumentException("Not one statement.", nameof(sql))).Number(values);

    /// <summary>Every row, mapped.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }

    /// <summary>The first row, mapped, or the default value.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? map(reader) : default;
    }

    /// <summary>How often this connection took something back: for whoever remembers what it wrote.</summary>
    public int Rollbacks { get; private set; }

    /// <summary>Pages that this connection has written to the log, modulo 2³¹.</summary>
    internal int PagesWritten
    {
        get
        {
            SQLitePCL.raw.sqlite3_db_status(connection.Handle, SQLitePCL.raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 0);
            return pages;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _direct.Values) statement?.Dispose();
        foreach (var statement in _statements.Values) statement.Dispose();
        connection.Dispose();
    }

    internal T InTransaction<T>(Func<SqliteSession, T> work, bool immediate)
    {
        Execute(immediate ? "BEGIN IMMEDIATE" : "BEGIN");
        try
        {
            var result = work(this);
            Execute("COMMIT");
            return result;
        }
        catch
        {
            Rollbacks++;
            // SQLite rolls some failures back by itself; then there is nothing left to roll back.
            if (InsideTransaction) Execute("ROLLBACK");
            throw;
        }
    }

    /// <returns>Why the work was rolled back to the savepoint, or null when it stands.</returns>
    internal Exception? TryInSavepoint(Action<SqliteSession> work)
    {
        Execute("SAVEPOINT one");
        try
        {
            work(this);
            Execute("RELEASE one");
            return null;
        }
        catch (Exception failure) when (InsideTransaction)
        {
            Rollbacks++;
            Execute("ROLLBACK TO one");
            Execute("RELEASE one");
            return failure;
        }
    }

    private bool InsideTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private PreparedStatement? Direct(string sql, int values)
    {
        if (!_direct.TryGetValue(sql, out var statement)) _direct.Add(sql, statement = PreparedStatement.Of(connection.Handle!, sql, values));
        return statement;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _statements.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
