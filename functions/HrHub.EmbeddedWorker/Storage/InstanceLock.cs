namespace HrHub.EmbeddedWorker.Storage;

/// <summary>
/// Lets processes on one database tell whether another one still lives: each holds a file of its own open for itself alone, and the system lets go of it when the process dies,
/// however it dies. Process ids would not do, since they come back.
/// </summary>
public sealed class InstanceLock : IDisposable
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private readonly string _databasePath;
    private readonly FileStream _held;

    public InstanceLock(string databasePath, TimeProvider clock)
    {
        _databasePath = Path.GetFullPath(databasePath);
        Id = Guid.NewGuid().ToString("N");
        RemoveLeftovers(clock.GetUtcNow());
        _held = new FileStream(PathOf(Id), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose,
        });
    }

    /// <summary>Names this instance in rows that it has taken.</summary>
    public string Id { get; }

    /// <returns>True when the instance with this id has ended, in whatever way.</returns>
    public bool IsGone(string id) => id != Id && TryRemove(PathOf(id));

    public void Dispose() => _held.Dispose();

    private string PathOf(string id) => $"{_databasePath}.{id}.alive";

    /// <remarks>Young files are left alone: their owner may be between creating and locking one.</remarks>
    private void RemoveLeftovers(DateTimeOffset now)
    {
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(_databasePath)!, Path.GetFileName(_databasePath) + ".*.alive"))
            if (File.GetLastWriteTimeUtc(path) < (now - Young).UtcDateTime) TryRemove(path);
    }

    private static bool TryRemove(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            File.Delete(path);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
