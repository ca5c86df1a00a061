using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Saved searches on SQLite.</summary>
public sealed class SqliteSavedSearches(SqliteDatabase database) : ISavedSearches
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS saved_searches (owner TEXT NOT NULL, search_id TEXT NOT NULL, saved_at INTEGER NOT NULL, search TEXT NOT NULL, PRIMARY KEY (owner, search_id)) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task<bool> Add(SavedSearch search, CancellationToken ct) => database.Write(db =>
        Find(db, search.Owner, search.SearchId) is not null
        || db.Number("SELECT count(*) FROM saved_searches WHERE owner = $0", search.Owner) < SavedSearch.Most
            && db.Execute("INSERT INTO saved_searches VALUES ($0, $1, $2, $3)", search.Owner, search.SearchId, search.SavedAt.Stored(), JsonSerializer.Serialize(search, CanonicalJson.Options)) == 1, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SavedSearch>> Of(string owner, CancellationToken ct) => Task.FromResult<IReadOnlyList<SavedSearch>>(database.Read(db
        => db.Query("SELECT search FROM saved_searches WHERE owner = $0 ORDER BY saved_at DESC, search_id", Map, owner)));

    /// <inheritdoc/>
    public Task<SavedSearch?> Find(string owner, string searchId, CancellationToken ct) => Task.FromResult(database.Read(db => Find(db, owner, searchId)));

    /// <inheritdoc/>
    public Task<bool> Replace(SavedSearch search, CancellationToken ct) => database.Write(db => db.Execute(
        "UPDATE saved_searches SET search = $2 WHERE owner = $0 AND search_id = $1 AND json_extract(search, '$.version') = $3", search.Owner, search.SearchId, JsonSerializer.Serialize(search, CanonicalJson.Options), search.Version - 1) == 1, ct);

    /// <inheritdoc/>
    public Task<bool> Delete(string owner, string searchId, CancellationToken ct)
        => database.Write(db => db.Execute("DELETE FROM saved_searches WHERE owner = $0 AND search_id = $1", owner, searchId) == 1, ct);

    private static SavedSearch? Find(SqliteSession db, string owner, string searchId)
        => db.First("SELECT search FROM saved_searches WHERE owner = $0 AND search_id = $1", Map, owner, searchId);

    private static SavedSearch Map(SqliteDataReader row) => JsonSerializer.Deserialize<SavedSearch>(row.GetString(0), CanonicalJson.Options)!;
}
