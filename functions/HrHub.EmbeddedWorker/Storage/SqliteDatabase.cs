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
    private readonly BlockingCollection<PendingWrite> _writes = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly string _connectionString;
    private readonly SqliteSession _writer;
    private volatile bool _disposed;
    private bool _closed;

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
        _writer.Execute(schema);
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

    /// <summary>Finishes what is under way, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _writes.CompleteAdding();
        await _ended.Task;
        if (Interlocked.Exchange(ref _closed, true)) return;
        _disposed = true;
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
        // wal_autocheckpoint: 64 MB of log. A page that many transactions change is copied once per check-point, and the writer stops for one less often.
        // busy_timeout first: SQLite's own waiting is finer than the 150 ms steps of the driver.
        session.Execute("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16000; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;");
        return session;
    }

    private void Add(PendingWrite write)
    {
        try
        {
            _writes.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException) when (_writes.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(SqliteDatabase));
        }
    }

    private void WriteLoop()
    {
        var batch = new List<PendingWrite>(MaxBatch);
        foreach (var first in _writes.GetConsumingEnumerable())
        {
            batch.Clear();
            for (var write = first; write is not null; write = batch.Count < MaxBatch && _writes.TryTake(out var next) ? next : null)
                if (!write.GiveUpIfCancelled()) batch.Add(write);
            if (batch.Count > 0) Commit(batch);
        }
        _ended.SetResult();
    }

    private void Commit(List<PendingWrite> batch)
    {
        try
        {
            _writer.InTransaction(db => { foreach (var write in batch) write.Run(db); return true; }, immediate: true);
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
                for (var i = 0; i < batch.Count; i++) failures[i] = db.TryInSavepoint(batch[i].Run);
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

    private abstract class PendingWrite(CancellationToken ct)
    {
        protected CancellationToken Token { get; } = ct;
        public abstract void Run(SqliteSession db);
        public abstract void Complete();
        public abstract void Fail(Exception failure);
        public abstract bool GiveUpIfCancelled();
    }

    private sealed class PendingWrite<T>(Func<SqliteSession, T> work, CancellationToken ct) : PendingWrite(ct)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;
        public override void Run(SqliteSession db) => _result = work(db);
        public override void Complete() => _done.TrySetResult(_result!);
        public override void Fail(Exception failure) => _done.TrySetException(failure);
        public override bool GiveUpIfCancelled() => Token.IsCancellationRequested && _done.TrySetCanceled(Token);
    }
}
