using System.Buffers.Binary;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Under which tokens a name is found. Tokens are random, and an index ordered by them alone would touch a random page per token, of ever more pages. It is cut into blocks of
/// candidates that came after each other: new rows go to the last block, which is small; a search looks into every block. Eight bytes of a token tell it from all others.
/// </summary>
internal static class SqliteNameTokens
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS name_tokens (block INTEGER NOT NULL, token INTEGER NOT NULL, candidate_no INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (block, token, candidate_no)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS name_tokens_by_candidate ON name_tokens (candidate_no);
        """;

    /// <summary>Candidates in a block: few enough that its rows stay in the cache, many enough that a search over a million of them looks into hundreds of blocks only.</summary>
    private const int Block = 4096;

    /// <summary>Within the caller's transaction; tokens that are there stay.</summary>
    public static void Insert(SqliteSession db, long candidate, IReadOnlyList<NameToken> names)
    {
        foreach (var name in names) db.Execute("INSERT INTO name_tokens VALUES ($0, $1, $2, $3) ON CONFLICT DO NOTHING", candidate / Block, Number(name.Token), candidate, name.Version);
    }

    /// <summary>Numbers of candidates whose names have all tokens of one of the sets, each once, in no order.</summary>
    /// <param name="db">Within the caller's transaction.</param>
    /// <param name="sets">Of one index each, as <see cref="BlindIndexes.NameQuery"/> makes them.</param>
    /// <param name="max">No more than so many.</param>
    public static List<long> Find(SqliteSession db, IReadOnlyList<IReadOnlySet<string>> sets, int max)
    {
        var found = new HashSet<long>();
        foreach (var set in sets)
        {
            long[] tokens = [.. set.Select(Number)];
            found.UnionWith(db.Query($"""
                WITH RECURSIVE blocks (n) AS (SELECT coalesce(max(no), 0) / {Block} FROM candidates UNION ALL SELECT n - 1 FROM blocks WHERE n > 0)
                SELECT one.candidate_no FROM blocks CROSS JOIN name_tokens one ON one.block = n AND one.token = $1
                WHERE 1 {string.Concat(tokens.Skip(1).Select((_, at) => $" AND {IsNamed("one.candidate_no", $"${at + 2}")}"))}
                LIMIT $0
                """, row => row.GetInt64(0), [max, .. tokens.Cast<object>()]));
        }
        return [.. found.Take(max)];
    }

    /// <summary>A condition.</summary>
    /// <param name="candidateNo">A column.</param>
    /// <param name="token">A parameter: a <see cref="Number"/>.</param>
    public static string IsNamed(string candidateNo, string token)
        => $"EXISTS (SELECT 1 FROM name_tokens WHERE block = {candidateNo} / {Block} AND token = {token} AND candidate_no = {candidateNo})";

    /// <summary>As it is stored.</summary>
    public static long Number(string token) => BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(token.AsSpan(0, 16)));
}
