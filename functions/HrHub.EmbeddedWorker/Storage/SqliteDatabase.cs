using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Storage;

/// <summary>
/// One SQLite file in WAL mode. Writes that are under way together share one transaction and one fsync (group commit), which is what makes
/// durable intake fast; reads run beside them on connections of their own. Safe to open from several processes.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    private const int MaxBatch = 1024;
    private readonly object _gate = new();
    private List<PendingWrite> _waiting = [];
    private bool _closing;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly string _connectionString;
    private readonly SqliteSession _writer;
    private readonly LogCheckpoints _checkpoints;
    private readonly EmptyLog _emptyLog;
    private volatile bool _disposed;

    /// <param name="path">Created when it is missing, with mode 0600 where the system knows modes.</param>
    /// <param name="schema">Idempotent DDL.</param>
    public SqliteDatabase(string path, string schema)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
            File.Open(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString();
        _writer = Open();
        // The writer looks ids up all over the indexes: what it can't keep of them costs every write, the more the larger they are.
        _writer.Execute("PRAGMA cache_size=-256000");
        _writer.Execute(schema);
        _checkpoints = new LogCheckpoints(_writer, Open);
        _emptyLog = new EmptyLog(Open);
        // A thread of its own: it waits for the disk most of the time, and a waiting thread of the pool would be missed by the requests.
        new Thread(WriteLoop) { IsBackground = true, Name = $"writes {System.IO.Path.GetFileName(path)}" }.Start();
    }

    public string Path { get; }

    /// <summary>Adds the tables of one more owner to the file.</summary>
    /// <param name="schema">Idempotent DDL.</param>
    public void AddTables(string schema)
    {
        using var session = Open();
        session.Execute(schema);
    }

    /// <summary>Runs <paramref name="work"/> in a transaction; when the task ends, it survives a power cut.</summary>
    /// <param name="work">Only SQL: it may run a second time when another write of its batch failed.</param>
    /// <param name="ct">Cancels while the write waits for its turn.</param>
    public async Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        var pending = new PendingWrite<T>(work, ct);
        Add(pending);
        return await pending.Task.ConfigureAwait(false);
    }

    public Task Write(Action<SqliteSession> work, CancellationToken ct) => Write(db => { work(db); return true; }, ct);

    /// <summary>Runs <paramref name="work"/> on a connection of its own, in one read transaction.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var reader)) reader = Open();
        try
        {
            return reader.InTransaction(work, immediate: false);
        }
        finally
        {
            _readers.Add(reader);
            // A read that ends after the disposal must not leave its connection behind.
            if (_disposed) CloseReaders();
        }
    }

    /// <summary>Empties the write-ahead log, which still holds the pages as they were before a deletion; the freed pages themselves are overwritten by each deletion.</summary>
    /// <exception cref="IOException">Another connection held on to the log for too long: try again.</exception>
    public async Task Compact(CancellationToken ct)
    {
        if (!await _emptyLog.Run(ct)) throw new IOException($"The log of {System.IO.Path.GetFileName(Path)} could not be emptied.");
    }

    /// <summary>Finishes what is under way, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        bool first;
        lock (_gate)
        {
            (first, _closing) = (!_closing, true);
            Monitor.PulseAll(_gate);
        }
        await _ended.Task;
        if (!first) return;
        await _checkpoints.Finish();
        _disposed = true;
        _emptyLog.Dispose();
        _writer.Dispose();
        CloseReaders();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }

    private SqliteSession Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new SqliteSession(connection);
        // secure_delete overwrites freed pages: what the hub forgets must not linger in them.
        // wal_autocheckpoint: only a net under LogCheckpoints, for a log that is not short for any other reason.
        // busy_timeout first: SQLite's own waiting is finer than the 150 ms steps of the driver.
        session.Execute("PRAGMA busy_timeout=60000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=64000; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;");
        return session;
    }

    private void Add(PendingWrite write)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            _waiting.Add(write);
            // The loop takes all that waits: only the first has to wake it.
            if (_waiting.Count == 1) Monitor.PulseAll(_gate);
        }
    }

    private void WriteLoop()
    {
        while (Take() is { Count: > 0 } batch)
        {
            Commit(batch);
            _checkpoints.AfterCommit();
        }
        _ended.SetResult();
    }

    /// <returns>Nothing when nothing waits and nothing more will come.</returns>
    private List<PendingWrite> Take()
    {
        for (var seen = 0; ; Thread.Yield())
        {
            lock (_gate)
            {
                while (_waiting.Count == 0 && !_closing) Monitor.Wait(_gate);
                // Others that are ready to run may be about to add: a transaction costs much the same for one write as for twenty.
                if (_waiting.Count == seen || _waiting.Count >= MaxBatch || _closing) return TakeSome();
                seen = _waiting.Count;
            }
        }
    }

    private List<PendingWrite> TakeSome()
    {
        var taken = _waiting;
        _waiting = [];
        if (taken.Count <= MaxBatch) return taken;
        _waiting.AddRange(taken[MaxBatch..]);
        return taken[..MaxBatch];
    }

    private void Commit(List<PendingWrite> batch)
    {
        try
        {
            _writer.InTransaction(db => { foreach (var write in batch) write.RunUnlessCancelled(db); return true; }, immediate: true);
            foreach (var write in batch) write.Complete();
        }
        catch (Exception failure) when (batch.Count == 1)
        {
            batch[0].Fail(failure);
        }
        catch (Exception)
        {
            CommitApart(batch);
        }
    }

    /// <summary>One bad write must not take its neighbours down, nor cost each of them an fsync: again in one transaction, each behind a savepoint.</summary>
    private void CommitApart(List<PendingWrite> batch)
    {
        var failures = new Exception?[batch.Count];
        try
        {
            _writer.InTransaction(db =>
            {
                for (var i = 0; i < batch.Count; i++) failures[i] = db.TryInSavepoint(batch[i].RunUnlessCancelled);
                return true;
            }, immediate: true);
        }
        catch (Exception failure)
        {
            // The commit itself failed, or SQLite gave the whole transaction up: nothing of it is on disk.
            foreach (var write in batch) write.Fail(failure);
            return;
        }
        for (var i = 0; i < batch.Count; i++)
        {
            if (failures[i] is { } failure) batch[i].Fail(failure);
            else batch[i].Complete();
        }
    }

    private abstract class PendingWrite
    {
        public abstract void RunUnlessCancelled(SqliteSession db);
        public abstract void Complete();
        public abstract void Fail(Exception failure);
    }

    private sealed class PendingWrite<T>(Func<SqliteSession, T> work, CancellationToken ct) : PendingWrite
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;
        public override void RunUnlessCancelled(SqliteSession db)
        {
            if (ct.IsCancellationRequested) _done.TrySetCanceled(ct);
            else _result = work(db);
        }

        public override void Complete() => _done.TrySetResult(_result!);
        public override void Fail(Exception failure) => _done.TrySetException(failure);
    }
}
