using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>The blind index tokens of candidates, in the tables of the candidate files and of their index.</summary>
public sealed class SqliteCandidateTokens(SqliteDatabase database) : ICandidateTokens
{
    private const int Batch = 500;

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedCandidate>> ListUnder(int version, long after, int max, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IndexedCandidate>>(database.Read(db => db.Query(
            "SELECT candidate_id, no FROM candidates WHERE index_version = $0 AND no > $1 ORDER BY no LIMIT $2", row => new IndexedCandidate(row.GetString(0), row.GetInt64(1)), version, after, max)));

    /// <inheritdoc/>
    public Task<long> CountUnder(int version, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.Number("SELECT count(*) FROM candidates WHERE index_version = $0", version)!.Value));

    /// <inheritdoc/>
    public Task<bool> Add(string candidateId, string? expected, IReadOnlyList<NameToken> names, IReadOnlyList<(string Old, string New)> keys, int version, CancellationToken ct) => database.Write(db =>
    {
        var no = db.Number($"SELECT no FROM candidates WHERE {SqliteCandidateNumbers.IsCandidate} AND ($2 IS NULL OR version = $2)", candidateId, IdHash.Of(candidateId), expected is null ? null : long.Parse(expected));
        if (no is not { } candidate) return false;

        if (db.First("SELECT EXISTS (SELECT 1 FROM name_tokens WHERE candidate_no = $0)", row => row.GetBoolean(0), candidate)) SqliteNameTokens.Insert(db, candidate, db.Query("SELECT at FROM interview_facets WHERE candidate_no = $0", row => row.GetInt64(0), candidate), names);
        foreach (var (old, @new) in keys)
            db.Execute("INSERT INTO candidate_index SELECT $1, candidate_id FROM candidate_index WHERE key = $0 ON CONFLICT (key) DO NOTHING", old, @new);
        db.Execute("UPDATE candidates SET index_version = $1 WHERE no = $0", candidate, version);
        return true;
    }, ct);

    /// <inheritdoc/>
    /// <remarks>In small transactions: deliveries must not wait for it.</remarks>
    public async Task Drop(int version, CancellationToken ct)
    {
        var last = database.Read(db => db.Number("SELECT max(no) FROM candidates")) ?? 0;
        for (var from = 1L; from <= last; from += Batch)
            await database.Write(db =>
            {
                db.Execute("DELETE FROM name_tokens WHERE candidate_no BETWEEN $0 AND $1 AND version <= $2", from, from + Batch - 1, version);
                // A key of the first version names none; those of interviews are no tokens.
                db.Execute("""
                    DELETE FROM candidate_index WHERE candidate_id IN (SELECT candidate_id FROM candidates WHERE no BETWEEN $0 AND $1)
                        AND substr(key, 1, instr(key, ':') - 1) IN ('externalIds', 'nationalId', 'email', 'phone')
                        AND CASE instr(key, '.') WHEN 0 THEN 1 ELSE CAST(substr(key, instr(key, ':') + 1) AS INTEGER) END <= $2
                    """, from, from + Batch - 1, version);
            }, ct);
    }
}
