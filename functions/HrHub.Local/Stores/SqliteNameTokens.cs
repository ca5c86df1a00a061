using System.Buffers.Binary;
using System.Text.Json;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Under which tokens a name is found, for each interview of its person. Tokens are random, and an index ordered by them alone would touch a random page per token, of ever more pages, and find interviews in
/// no order. It is cut into blocks of time: new rows go to the last block, which is small; a search goes from the newest block to the oldest until its page is full. Eight bytes of a token tell it from all others.
/// </summary>
internal static class SqliteNameTokens
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS name_tokens (block INTEGER NOT NULL, token INTEGER NOT NULL, at INTEGER NOT NULL, candidate_no INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (block, token, at, candidate_no)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS name_tokens_by_candidate ON name_tokens (candidate_no);
        """;

    /// <summary>Two to this many milliseconds are a block: twelve days, some ten thousand interviews of a busy hub, thirty blocks in a year.</summary>
    internal const int Bits = 30;

    /// <summary>Within the caller's transaction; tokens that are there stay.</summary>
    /// <param name="db">Within the caller's transaction.</param>
    /// <param name="candidate">Number of the candidate.</param>
    /// <param name="times">Of the candidate's interviews, as their facets have them.</param>
    /// <param name="names">All tokens of the name.</param>
    public static void Insert(SqliteSession db, long candidate, IEnumerable<long> times, IReadOnlyList<NameToken> names)
    {
        foreach (var at in times.Distinct())
            foreach (var name in names) db.Execute("INSERT INTO name_tokens VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO NOTHING", BlockOf(at), Number(name.Token), at, candidate, name.Version);
    }

    public static long BlockOf(long at) => at >> Bits;

    /// <summary>Blocks that have anything, the newest first.</summary>
    /// <param name="db">Within the caller's transaction.</param>
    /// <param name="newest">No block after this one.</param>
    /// <param name="max">No more than so many.</param>
    public static List<long> Blocks(SqliteSession db, long newest, int max) => db.Query("""
        WITH RECURSIVE blocks (n) AS (SELECT max(block) FROM name_tokens WHERE block <= $0 UNION ALL SELECT (SELECT max(block) FROM name_tokens WHERE block < n) FROM blocks WHERE n IS NOT NULL)
        SELECT n FROM blocks WHERE n IS NOT NULL LIMIT $1
        """, row => row.GetInt64(0), newest, max);

    /// <summary>Times and candidates of the interviews in these blocks whose names have all tokens of one of the sets, each once, in no order.</summary>
    /// <remarks>The rows of a token lie together: reading those of two tokens and keeping what both have is several times faster than looking each row of one up in the other.</remarks>
    /// <param name="db">Within the caller's transaction.</param>
    /// <param name="blocks">See <see cref="Blocks"/>.</param>
    /// <param name="sets">Of one index each, as <see cref="BlindIndexes.NameQuery"/> makes them.</param>
    public static HashSet<(long At, long Candidate)> Find(SqliteSession db, IReadOnlyList<long> blocks, IReadOnlyList<IReadOnlySet<string>> sets)
    {
        var (found, json) = (new HashSet<(long, long)>(), JsonSerializer.Serialize(blocks));
        foreach (var set in sets)
        {
            HashSet<(long, long)>? all = null;
            foreach (var token in set)
            {
                var rows = db.Query(OfToken, row => (row.GetInt64(0), row.GetInt64(1)), json, Number(token));
                if (all is null) all = [.. rows];
                else all.IntersectWith(rows);
                if (all.Count == 0) break;
            }
            found.UnionWith(all ?? []);
        }
        return found;
    }

    internal const string OfToken = "SELECT one.at, one.candidate_no FROM json_each($0) b CROSS JOIN name_tokens one ON one.block = b.value AND one.token = $1";

    /// <summary>A condition on an interview <c>i</c>.</summary>
    /// <param name="sets">As for <see cref="Find"/>.</param>
    /// <param name="parameter">Makes a parameter of a value.</param>
    public static string IsNamed(IReadOnlyList<IReadOnlySet<string>> sets, Func<object, string> parameter)
        => $"({string.Join(" OR ", sets.Select(set => string.Join(" AND ", set.Select(token => $"EXISTS (SELECT 1 FROM name_tokens WHERE block = i.at >> {Bits} AND token = {parameter(Number(token))} AND at = i.at AND candidate_no = i.candidate_no)"))))})";

    /// <summary>As it is stored.</summary>
    private static long Number(string token) => BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(token.AsSpan(0, 16)));
}
