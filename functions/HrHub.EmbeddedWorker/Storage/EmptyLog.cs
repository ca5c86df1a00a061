using Microsoft.Data.Sqlite;

namespace HrHub.EmbeddedWorker.Storage;

/// <summary>Copies the whole write-ahead log into the database and cuts it to nothing: pages as they were before a deletion do not linger in it.</summary>
internal sealed class EmptyLog(Func<SqliteSession> open) : IDisposable
{
    private const int Busy = 5, Locked = 6, Tries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private readonly SemaphoreSlim _one = new(1);

    /// <returns>False when somebody held on to the log all the time.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            for (var tried = 0; tried < Tries; tried++)
            {
                if (await Task.Run(Try, ct)) return true;
                // Of two check-points at once SQLite refuses the second without waiting.
                await Task.Delay(Pause, ct);
            }
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool Try()
    {
        using var session = open();
        try
        {
            return session.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0) == 0);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }
}
