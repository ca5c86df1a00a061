using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>A search over the facet columns, paged by keyset so that a late page costs what the first one does.</summary>
internal static class InterviewSearch
{
    /// <summary>A name of at most so many candidates is found through them; a more frequent one by going through the interviews in order: then a page is soon full.</summary>
    internal const int Few = 4_000;

    public static SearchPage Run(SqliteSession db, SearchQuery query)
    {
        query.CheckPage();
        var cursor = SearchCursor.Of(query);
        if (query.FindsNobody) return new([], null);
        var (sql, values) = Sql(query, cursor, People(db, query));
        return SearchPage.Of(query, db.Query(sql, SqliteInterviewFacets.Map, [.. values]));
    }

    /// <summary>Numbers of the candidates who are looked for, or more than <see cref="Few"/> of them; null where nobody in particular is.</summary>
    internal static List<long>? People(SqliteSession db, SearchQuery query)
    {
        if (query.CandidateIds is { } ids) return [.. ids.Select(id => SqliteCandidateNumbers.Find(db, id)).OfType<long>()];
        return query.NameTokens.Count == 0 ? null : SqliteNameTokens.Find(db, query.NameTokens, Few + 1);
    }

    /// <param name="query">The filters.</param>
    /// <param name="cursor">Its cursor.</param>
    /// <param name="people">See <see cref="People"/>.</param>
    internal static (string Sql, List<object?> Values) Sql(SearchQuery query, SearchCursor? cursor, List<long>? people)
    {
        var (filter, key, down) = (new SearchFilter(), Key(query.Order), query.Order is not (SearchOrder.OldestFirst or SearchOrder.WorstFirst or SearchOrder.ByPosition));
        var from = filter.From(query, people is { Count: <= Few } ? people : null);
        filter.Where(query, people is { Count: > Few });
        if (cursor is not null) filter.After(query.Order, key, cursor, down);

        var direction = down ? "DESC" : "ASC";
        string Order(string table) => $"{(key is null ? "" : $"place {direction}, ")}{table}.at {direction}, {table}.interview_id {direction}";
        // The page first, then what the page shows: columns of a sorted query are computed for every row that matches.
        return ($"""
            SELECT c.candidate_id, {SqliteInterviewFacets.Columns} FROM (SELECT {(key is null ? "" : $"{key} AS place, ")}i.at, i.interview_id, i.candidate_no FROM {from}{filter} ORDER BY {Order("i")} LIMIT {filter.Next(query.PageSize + 1)}) p
            CROSS JOIN interview_facets f ON f.at = p.at AND f.interview_id = p.interview_id AND f.candidate_no = p.candidate_no
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
