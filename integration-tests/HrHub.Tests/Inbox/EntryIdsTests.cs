using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Inbox;

public sealed class EntryIdsTests : IAsyncDisposable
{
    private const int InMemory = 10, Many = 35;
    private const string Schema = EntryIds.Schema + "CREATE TABLE IF NOT EXISTS entries (entry INTEGER PRIMARY KEY, id TEXT NOT NULL)";
    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly EntryIds _ids = new(InMemory);

    public EntryIdsTests() => _database = new(_folder.File("t.db"), Schema);

    [Fact]
    public async Task Every_entry_is_found_whether_the_index_has_its_id_or_not()
    {
        for (var n = 1; n <= Many; n++) Assert.Equal(n, await Add(_database, _ids, $"id-{n}"));
        Assert.Equal(30, _database.Read(db => db.First("SELECT count(*) FROM entry_ids", row => row.GetInt32(0))));
        for (var n = 1; n <= Many; n++)
        {
            Assert.Equal(n, _database.Read(db => _ids.Find(db, $"id-{n}")));
            Assert.Null(await Add(_database, _ids, $"id-{n}"));
        }
        Assert.Null(_database.Read(db => _ids.Find(db, "id-0")));
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_found_and_can_come_again()
    {
        await Add(_database, _ids, "kept");
        await Assert.ThrowsAsync<InvalidDataException>(() => _database.Write(db => { Insert(db, _ids, "lost"); throw new InvalidDataException(); }, CancellationToken.None));
        Assert.Null(_database.Read(db => _ids.Find(db, "lost")));
        Assert.Equal(2, await Add(_database, _ids, "other"));
        Assert.Equal(3, await Add(_database, _ids, "lost"));
        Assert.Null(await Add(_database, _ids, "other"));
    }

    [Fact]
    public async Task Two_openers_of_one_file_refuse_each_others_ids()
    {
        await using var elsewhere = new SqliteDatabase(_folder.File("t.db"), Schema);
        var others = new EntryIds(InMemory);
        for (var n = 1; n <= Many; n++) Assert.Equal(n, n % 3 == 0 ? await Add(elsewhere, others, $"id-{n}") : await Add(_database, _ids, $"id-{n}"));
        for (var n = 1; n <= Many; n++)
        {
            Assert.Null(await Add(_database, _ids, $"id-{n}"));
            Assert.Null(await Add(elsewhere, others, $"id-{n}"));
            Assert.Equal(n, elsewhere.Read(db => others.Find(db, $"id-{n}")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<long?> Add(SqliteDatabase database, EntryIds ids, string id) => database.Write(db => Insert(db, ids, id), CancellationToken.None);

    private static long? Insert(SqliteSession db, EntryIds ids, string id)
    {
        if (ids.FindToChange(db, id) is not null) return null;
        var entry = ids.Add(db, id);
        db.Execute("INSERT INTO entries (entry, id) VALUES ($0, $1)", entry, id);
        return entry;
    }
}
