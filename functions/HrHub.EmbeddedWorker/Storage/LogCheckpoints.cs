using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Storage;

/// <summary>
/// Keeps the write-ahead log short without making writers wait for the disk: a thread with a connection of its own copies the log into the database beside the writer, pass by
/// pass, until little is left; the writer copies that rest between two commits, and the log begins anew.
/// </summary>
/// <param name="writer">The one connection of this process that writes.</param>
/// <param name="open">Opens another.</param>
internal sealed class LogCheckpoints(SqliteSession writer, Func<SqliteSession> open)
{
    /// <summary>Pages of the log. A page that many transactions change is copied once per check-point: 64 MB of log make that worth its while.</summary>
    private const int Begin = 16_000;

    private const int LittleLeft = 2_000, MostPasses = 5;
    private Task _copying = Task.CompletedTask;
    private bool _restIsLeft;
    private int _mark;

    /// <summary>Called by the writer's thread.</summary>
    public void AfterCommit()
    {
        // The counter has 31 bits and begins anew.
        if (!_copying.IsCompleted || ((writer.PagesWritten - _mark) & int.MaxValue) < Begin) return;
        if (_restIsLeft)
        {
            Pass(writer);
            (_restIsLeft, _mark) = (false, writer.PagesWritten);
            return;
        }
        _restIsLeft = true;
        _copying = Task.Factory.StartNew(Copy, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends when nothing is being copied any more.</summary>
    public Task Finish() => _copying;

    private void Copy()
    {
        using var session = open();
        var copied = 0;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var (log, done) = Pass(session);
            if (log - copied < LittleLeft || done < log) return;
            copied = done;
        }
    }

    /// <returns>Pages in the log, and how many of them are copied. Nothing where somebody else is at it: they do the work.</returns>
    private static (int Log, int Copied) Pass(SqliteSession session)
    {
        try
        {
            return session.First("PRAGMA wal_checkpoint(PASSIVE)", row => (row.GetInt32(1), row.GetInt32(2)));
        }
        catch (SqliteException)
        {
            // The log keeps what could not be copied: the next check-point takes it, and a disk that is full or broken fails the writes themselves.
            return default;
        }
    }
}
