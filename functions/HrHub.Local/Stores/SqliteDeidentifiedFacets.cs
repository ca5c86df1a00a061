using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Facets without a person, on SQLite. Both tables are ordered by random ids, so that no order of rows tells which erasure one came from; what still waits is sealed.
/// </summary>
public sealed class SqliteDeidentifiedFacets(SqliteDatabase database, KeyRing keys) : IDeidentifiedFacets
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS deidentified_waiting (id TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS deidentified_interviews (id TEXT PRIMARY KEY, combination TEXT NOT NULL, batch TEXT, position_code TEXT, position_family TEXT, department TEXT, vendor TEXT, period TEXT, band TEXT) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS deidentified_interviews_by_combination ON deidentified_interviews (combination);
        """;

    // A key like a candidate's: rotation wraps it anew, and what is sealed under it stays.
    private const string Field = "facets", Key = "waiting-facets";

    /// <inheritdoc/>
    public async Task Wait(IReadOnlyList<WaitingFacets> facets, CancellationToken ct)
    {
        using var key = await keys.Candidate(Key, ct);
        var rows = facets.Select(waiting => (waiting.Id, Sealed: key.Seal(JsonSerializer.SerializeToUtf8Bytes(waiting, CanonicalJson.Options), waiting.Id, Field))).ToList();
        await database.Write(db =>
        {
            foreach (var (id, sealedFacets) in rows) db.Execute("INSERT INTO deidentified_waiting VALUES ($0, $1) ON CONFLICT DO NOTHING", id, sealedFacets);
        }, ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingFacets>> Waiting(CancellationToken ct)
    {
        using var key = await keys.Candidate(Key, ct);
        return [.. database.Read(db => db.Query("SELECT id, sealed FROM deidentified_waiting", row => (Id: row.GetString(0), Sealed: row.GetFieldValue<byte[]>(1))))
            .Select(row => JsonSerializer.Deserialize<WaitingFacets>(key.Open(row.Sealed, row.Id, Field), CanonicalJson.Options)!)];
    }

    /// <inheritdoc/>
    public Task<long> Count(Facets facets, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.Number("SELECT count(*) FROM deidentified_interviews WHERE combination = $0", facets.Combination())!.Value));

    /// <inheritdoc/>
    public Task Settle(IReadOnlyList<(string WaitingId, Facets Facets)> settled, CancellationToken ct) => database.Write(db =>
    {
        foreach (var (waitingId, facets) in settled)
        {
            // Another run may have settled it.
            if (db.Execute("DELETE FROM deidentified_waiting WHERE id = $0", waitingId) == 0) continue;
            db.Execute("INSERT INTO deidentified_interviews VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), facets.Combination(),
                facets.Batch, facets.PositionCode, facets.PositionFamily, facets.Department, facets.Vendor, facets.Period, facets.Band);
        }
    }, ct);
}
