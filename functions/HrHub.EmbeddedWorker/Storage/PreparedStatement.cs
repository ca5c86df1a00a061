using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HrHub.EmbeddedWorker.Storage;

/// <summary>
/// One prepared statement of which at most one number is read. Straight on the library: of a small insert or look-up, finding and binding its parameters through the driver
/// costs more than SQLite's own work.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    /// <summary>The positions of $0, $1, … in SQLite's numbering, which counts them as they come in the text.</summary>
    private readonly int[] _positions;

    private PreparedStatement(sqlite3 db, sqlite3_stmt statement, int[] positions) => (_db, _statement, _positions) = (db, statement, positions);

    /// <returns>Null for a text that is not one statement: that is for the driver.</returns>
    /// <exception cref="SqliteException">It is no SQL, or names what is not there.</exception>
    public static PreparedStatement? Of(sqlite3 db, string sql, int values)
    {
        Check(db, raw.sqlite3_prepare_v2(db, sql, out var statement, out var rest));
        if (statement is null || statement.IsInvalid) return null;
        if (!string.IsNullOrWhiteSpace(rest))
        {
            statement.Dispose();
            return null;
        }
        var positions = new int[values];
        for (var i = 0; i < values; i++) positions[i] = raw.sqlite3_bind_parameter_index(statement, $"${i}");
        return new(db, statement, positions);
    }

    /// <returns>How many rows were changed.</returns>
    public int Run(ReadOnlySpan<object?> values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++) Check(_db, Bind(_positions[i], values[i]));
            int code;
            do code = raw.sqlite3_step(_statement);
            while (code == raw.SQLITE_ROW);
            if (code != raw.SQLITE_DONE) Check(_db, code);
            return raw.sqlite3_changes(_db);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <returns>The first column of the first row; null where there is no row, or NULL in it.</returns>
    public long? Number(ReadOnlySpan<object?> values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++) Check(_db, Bind(_positions[i], values[i]));
            var code = raw.sqlite3_step(_statement);
            if (code == raw.SQLITE_ROW) return raw.sqlite3_column_type(_statement, 0) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int64(_statement, 0);
            if (code != raw.SQLITE_DONE) Check(_db, code);
            return null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, position),
        string text => raw.sqlite3_bind_text(_statement, position, text),
        long number => raw.sqlite3_bind_int64(_statement, position, number),
        int number => raw.sqlite3_bind_int64(_statement, position, number),
        bool truth => raw.sqlite3_bind_int64(_statement, position, truth ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, position, number),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, position, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
        _ => throw new ArgumentException($"{value.GetType().Name} is no type of a column.", nameof(value)),
    };

    private static void Check(sqlite3 db, int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, db);
    }
}
