using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>The number under which the rows of a candidate are kept.</summary>
internal static class SqliteCandidateNumbers
{
    /// <summary>For a condition on <c>candidates</c>: its parameters are the id, <c>$0</c>, and the hash of the id, <c>$1</c>.</summary>
    public const string IsCandidate = "id_hash = $1 AND candidate_id = $0";

    /// <summary>Within the caller's transaction.</summary>
    /// <returns>Null where there is no such file.</returns>
    public static long? Find(SqliteSession db, string candidateId)
        => db.Number($"SELECT no FROM candidates WHERE {IsCandidate}", candidateId, IdHash.Of(candidateId));
}
