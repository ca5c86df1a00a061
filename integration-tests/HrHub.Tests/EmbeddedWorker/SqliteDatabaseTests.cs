using HrHub.EmbeddedWorker.Storage;
using HrHub.TestKit;
using Microsoft.Data.Sqlite;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class SqliteDatabaseTests : IDisposable
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY)";
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_failing_write_does_not_harm_those_it_shares_a_commit_with()
    {
        await using var database = Open();
        var writes = await InOneBatch(database, [
            db => Insert(db, 1),
            db => { Insert(db, 2); throw new InvalidDataException(); },
            db => Insert(db, 1),
            db => Insert(db, 3)]);
        await writes[0];
        await Assert.ThrowsAsync<InvalidDataException>(() => writes[1]);
        await Assert.ThrowsAsync<SqliteException>(() => writes[2]);
        await writes[3];
        Assert.Equal([1, 3], Ids(database));
    }

    [Fact]
    public async Task A_write_that_breaks_its_own_transaction_fails_and_the_next_one_works()
    {
        await using var database = Open();
        await Assert.ThrowsAsync<InvalidDataException>(() => database.Write(db => { Insert(db, 1); db.Execute("ROLLBACK"); throw new InvalidDataException(); }, CancellationToken.None));
        await database.Write(db => Insert(db, 2), CancellationToken.None);
        Assert.Equal([2], Ids(database));
    }

    [Fact]
    public async Task A_write_cancelled_while_it_waits_is_not_made()
    {
        await using var database = Open();
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var first = database.Write(db => { gate.Wait(CancellationToken.None); Insert(db, 1); }, CancellationToken.None);
        var second = database.Write(db => Insert(db, 2), cancel.Token);
        await cancel.CancelAsync();
        gate.Set();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal([1], Ids(database));
    }

    [Fact]
    public async Task A_disposal_finishes_what_was_asked_before_and_refuses_what_comes_after()
    {
        var database = Open();
        var writes = Enumerable.Range(0, 500).Select(i => database.Write(db => Insert(db, i), CancellationToken.None)).ToList();
        await Task.WhenAll(database.DisposeAsync().AsTask(), database.DisposeAsync().AsTask());
        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.Write(db => Insert(db, 1000), CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(() => Ids(database));
        await using var reopened = Open();
        Assert.Equal(500, Ids(reopened).Count);
    }

    [Fact]
    public async Task A_read_sees_one_state_while_others_write()
    {
        await using var database = Open();
        await database.Write(db => Insert(db, 1), CancellationToken.None);
        using var read = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        var reading = Task.Run(() => database.Read(db =>
        {
            var before = Count(db);
            read.Set();
            written.Wait();
            return (before, after: Count(db));
        }));
        read.Wait();
        await database.Write(db => Insert(db, 2), CancellationToken.None);
        written.Set();
        Assert.Equal((1, 1), await reading);
        Assert.Equal([1, 2], Ids(database));
    }

    [Fact]
    public async Task Two_openers_of_one_file_write_side_by_side()
    {
        await using var one = Open();
        await using var other = Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : other).Write(db => Insert(db, i), CancellationToken.None)));
        Assert.Equal(Enumerable.Range(0, 200), Ids(one));
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone()
    {
        await using var database = Open();
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(database.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(database.Path + "-wal"));
    }

    [Fact]
    public void An_instance_lives_until_its_lock_is_let_go()
    {
        using var observer = new InstanceLock(_folder.File("t.db"), TimeProvider.System);
        var other = new InstanceLock(_folder.File("t.db"), TimeProvider.System);
        Assert.False(observer.IsGone(other.Id));
        Assert.False(observer.IsGone(observer.Id));
        other.Dispose();
        Assert.True(observer.IsGone(other.Id));
        Assert.Single(Directory.GetFiles(_folder.Path, "*.alive"));
    }

    [Fact]
    public void The_file_that_a_killed_instance_left_behind_counts_for_nothing_and_is_cleared_away()
    {
        using var observer = new InstanceLock(_folder.File("t.db"), TimeProvider.System);
        File.WriteAllText(_folder.File("t.db.killed.alive"), "");
        File.WriteAllText(_folder.File("t.db.old.alive"), "");
        File.SetLastWriteTimeUtc(_folder.File("t.db.old.alive"), DateTime.UtcNow.AddHours(-1));
        Assert.True(observer.IsGone("killed"));
        using var next = new InstanceLock(_folder.File("t.db"), TimeProvider.System);
        Assert.Equal(2, Directory.GetFiles(_folder.Path, "*.alive").Length);
        Assert.False(next.IsGone(observer.Id));
    }

    public void Dispose() => _folder.Dispose();

    private SqliteDatabase Open() => new(_folder.File("t.db"), Schema);

    private static void Insert(SqliteSession db, int id) => db.Execute("INSERT INTO t(id) VALUES ($0)", id);

    private static int Count(SqliteSession db) => db.First("SELECT COUNT(*) FROM t", row => row.GetInt32(0));

    private static List<int> Ids(SqliteDatabase database) => database.Read(db => db.Query("SELECT id FROM t ORDER BY id", row => row.GetInt32(0)));

    /// <summary>Holds the writer until all are waiting, so that they share one transaction.</summary>
    private static async Task<List<Task>> InOneBatch(SqliteDatabase database, List<Action<SqliteSession>> writes)
    {
        using var gate = new ManualResetEventSlim();
        var first = database.Write(_ => gate.Wait(CancellationToken.None), CancellationToken.None);
        var waiting = writes.ConvertAll(write => database.Write(write, CancellationToken.None));
        gate.Set();
        await first;
        return waiting;
    }
}
