using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Who is who, on SQLite.</summary>
public sealed class SqliteCandidateIndex(SqliteDatabase database) : ICandidateIndex, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS candidate_index (key TEXT PRIMARY KEY, candidate_id TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS candidate_index_by_candidate ON candidate_index (candidate_id);
        """;

    private const string InterviewPrefix = "interview:";

    /// <inheritdoc/>
    public string Store => "candidate-index";

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.CandidateIds.Sum(id => (long)db.Execute("DELETE FROM candidate_index WHERE candidate_id = $0", id)), ct);

    /// <inheritdoc/>
    public Task DropIdentity(string candidateId, CancellationToken ct)
        => database.Write(db => db.Execute("DELETE FROM candidate_index WHERE candidate_id = $0 AND key NOT LIKE $1", candidateId, InterviewPrefix + "%"), ct);

    /// <inheritdoc/>
    public Task<string?> Find(string key, CancellationToken ct)
        => Task.FromResult(database.Read(db => db.First("SELECT candidate_id FROM candidate_index WHERE key = $0", row => row.GetString(0), key)));

    /// <inheritdoc/>
    public Task<string> Claim(string key, string candidateId, CancellationToken ct) => database.Write(db =>
    {
        RefuseErased(db, key, candidateId);
        db.Execute("INSERT INTO candidate_index VALUES ($0, $1) ON CONFLICT (key) DO NOTHING", key, candidateId);
        return db.First("SELECT candidate_id FROM candidate_index WHERE key = $0", row => row.GetString(0), key)!;
    }, ct);

    /// <inheritdoc/>
    public Task Move(string key, string candidateId, CancellationToken ct) => database.Write(db =>
    {
        RefuseErased(db, key, candidateId);
        db.Execute("INSERT INTO candidate_index VALUES ($0, $1) ON CONFLICT (key) DO UPDATE SET candidate_id = $1", key, candidateId);
    }, ct);

    /// <summary>A key taken for an erased person after the index let go of the person would lead everybody who shares it into a file that can't be saved.</summary>
    private static void RefuseErased(SqliteSession db, string key, string candidateId)
    {
        if (key.StartsWith(InterviewPrefix, StringComparison.Ordinal) && SqliteErasures.ErasedOwner(db, key[InterviewPrefix.Length..]) is { } erased) throw new CandidateErasedException(erased);
        if (SqliteErasures.ErasedOwner(db, candidateId) is { } underWay) throw new ErasureUnderWayException(underWay);
    }
}
