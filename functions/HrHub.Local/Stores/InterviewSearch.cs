using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>A search over the facet columns, paged by keyset so that a late page costs what the first one does.</summary>
internal static class InterviewSearch
{
    public static SearchPage Run(SqliteSession db, SearchQuery query)
    {
        query.CheckPage();
        var cursor = SearchCursor.Of(query);
        if (query.FindsNobody) return new([], null);
        var people = People(db, query);
        return SearchPage.Of(query, people is null && query.NameTokens.Count > 0 ? Named(db, query, cursor) : Hits(db, query, cursor, people, null));
    }

    /// <summary>Numbers of the candidates who are looked for; null where nobody in particular is.</summary>
    internal static List<long>? People(SqliteSession db, SearchQuery query)
        => query.CandidateIds is { } ids ? [.. ids.Select(id => SqliteCandidateNumbers.Find(db, id)).OfType<long>()] : null;

    /// <summary>
    /// Newest first, from block to block, four times as many each time: a frequent name fills its page from the first ones, a rare one has few interviews in all. Interviews are looked up when there are
    /// enough for a page, and no more than it may take.
    /// </summary>
    private static List<SearchHit> Named(SqliteSession db, SearchQuery query, SearchCursor? cursor)
    {
        if (query.Order is not SearchOrder.NewestFirst) return Hits(db, query, cursor, null, SqliteNameTokens.Find(db, SqliteNameTokens.Blocks(db, long.MaxValue, int.MaxValue), query.NameTokens));
        var (found, named, enough) = (new List<SearchHit>(), new List<(long At, long Candidate)>(), query.PageSize * 3 / 2);
        var latest = Math.Min(cursor?.At ?? long.MaxValue, query.To?.Stored() ?? long.MaxValue);
        var newest = SqliteNameTokens.BlockOf(latest);
        for (var (stretch, more) = (2, true); more; stretch *= 4)
        {
            var blocks = SqliteNameTokens.Blocks(db, newest, stretch);
            more = blocks.Count == stretch;
            if (blocks.Count > 0)
            {
                named.AddRange(SqliteNameTokens.Find(db, blocks, query.NameTokens).Where(one => one.At <= latest));
                newest = blocks[^1] - 1;
            }
            if (more && named.Count < enough) continue;
            foreach (var some in InTurn(named, enough))
            {
                found.AddRange(Hits(db, query, cursor, null, some));
                if (found.Count > query.PageSize) return found[..(query.PageSize + 1)];
            }
            named.Clear();
        }
        return found;
    }

    /// <summary>From the newest on; those of one moment stay together, since the page puts them in order.</summary>
    private static IEnumerable<List<(long At, long Candidate)>> InTurn(List<(long At, long Candidate)> named, int about)
    {
        named.Sort((one, other) => other.At.CompareTo(one.At));
        for (var (from, to) = (0, 0); from < named.Count; from = to)
        {
            to = Math.Min(from + about, named.Count);
            while (to < named.Count && named[to].At == named[to - 1].At) to++;
            yield return named[from..to];
        }
    }

    private static List<SearchHit> Hits(SqliteSession db, SearchQuery query, SearchCursor? cursor, List<long>? people, IReadOnlyCollection<(long, long)>? named)
    {
        var (sql, values) = Sql(query, cursor, people, named);
        return db.Query(sql, SqliteInterviewFacets.Map, [.. values]);
    }

    /// <param name="query">The filters.</param>
    /// <param name="cursor">Its cursor.</param>
    /// <param name="people">See <see cref="People"/>.</param>
    /// <param name="named">See <see cref="SqliteNameTokens.Find"/>; null where the name is a condition or there is none.</param>
    internal static (string Sql, List<object?> Values) Sql(SearchQuery query, SearchCursor? cursor, List<long>? people, IReadOnlyCollection<(long, long)>? named)
    {
        var (filter, key, down) = (new SearchFilter(), Key(query.Order), query.Order is not (SearchOrder.OldestFirst or SearchOrder.WorstFirst or SearchOrder.ByPosition));
        var from = filter.From(query, people, named);
        filter.Where(query, names: named is null);
        if (cursor is not null) filter.After(query.Order, key, cursor, down);

        var direction = down ? "DESC" : "ASC";
        string Order(string table) => $"{(key is null ? "" : $"place {direction}, ")}{table}.at {direction}, {table}.interview_id {direction}";
        // The page first, then what the page shows: columns of a sorted query are computed for every row that matches. The plus keeps SQLite from a detour over the index of candidates.
        return ($"""
            SELECT c.candidate_id, {SqliteInterviewFacets.Columns} FROM (SELECT {(key is null ? "" : $"{key} AS place, ")}i.at, i.interview_id, i.candidate_no FROM {from}{filter} ORDER BY {Order("i")} LIMIT {filter.Next(query.PageSize + 1)}) p
            CROSS JOIN interview_facets f ON f.at = p.at AND f.interview_id = p.interview_id AND +f.candidate_no = p.candidate_no
            CROSS JOIN candidates c ON c.no = p.candidate_no ORDER BY {Order("p")}
            """, filter.Values);
    }

    /// <summary>What comes before time in the order; null for time itself.</summary>
    private static string? Key(SearchOrder order) => order switch
    {
        SearchOrder.BestFirst or SearchOrder.WorstFirst => "i.score",
        SearchOrder.ByPosition => "i.position_code",
        _ => null,
    };
}
