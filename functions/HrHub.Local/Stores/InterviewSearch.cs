using System.Text;
using System.Text.Json;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>A search over the facet columns, newest first, paged by keyset so that a late page costs what the first one does.</summary>
internal static class InterviewSearch
{
    /// <summary>A name of at most so many candidates is found through them; a more frequent one by going through the interviews, newest first: then a page is soon full.</summary>
    private const int Few = 4_000;

    public static SearchPage Run(SqliteSession db, SearchQuery query)
    {
        query.CheckPage();
        var (sql, values) = Sql(query, query.NameTokens.Count == 0 ? null : SqliteNameTokens.Find(db, query.NameTokens, Few + 1));
        return SearchPage.Of(db.Query(sql, Map, [.. values]), query.PageSize);
    }

    /// <param name="query">The filters.</param>
    /// <param name="named">Candidates with the name that is looked for, or more than <see cref="Few"/> of them; null where no name is.</param>
    internal static (string Sql, List<object?> Values) Sql(SearchQuery query, List<long>? named)
    {
        // The page first, then what the page shows: columns of a sorted query are computed for every row that matches.
        var (few, sql, values) = (named is { Count: <= Few }, new StringBuilder("""
            SELECT c.candidate_id, f.interview_id, f.vendor, f.position_code, f.batch, f.status, f.score, f.at FROM (SELECT i.at, i.interview_id, i.candidate_no FROM 
            """), new List<object?>());
        string Next(object value) { values.Add(value); return $"${values.Count - 1}"; }
        void Where(string condition, object? value) { if (value is not null) sql.Append(" AND ").Append(condition.Replace("?", Next(value), StringComparison.Ordinal)); }

        // CROSS JOIN keeps the order, INDEXED BY the way in: without statistics SQLite would read a whole batch for every candidate.
        if (few) sql.Append($"json_each({Next(JsonSerializer.Serialize(named))}) named CROSS JOIN interview_facets i INDEXED BY interview_facets_by_candidate ON i.candidate_no = named.value WHERE 1");
        else sql.Append("interview_facets i WHERE 1");
        Where("i.batch = ?", query.Batch);
        Where("i.position_code = ?", query.PositionCode);
        Where("i.position_family = ?", query.PositionFamily);
        Where("i.vendor = ?", query.Vendor);
        Where("i.status = ?", query.Status);
        Where("i.score >= ?", query.MinScore);
        Where("i.score <= ?", query.MaxScore);
        Where("i.at >= ?", query.From?.Stored());
        Where("i.at <= ?", query.To?.Stored());
        // '0' follows '/' in the collation: everything below the department lies between the two.
        Where("(i.department = ? OR (i.department >= ? || '/' AND i.department < ? || '0'))", query.DepartmentSubtree);
        if (!query.IncludeRestricted) sql.Append(" AND i.candidate_no NOT IN (SELECT candidate_no FROM restricted_candidates)");
        if (named is not null && !few)
            sql.Append($" AND ({string.Join(" OR ", query.NameTokens.Select(set => string.Join(" AND ", set.Select(token => SqliteNameTokens.IsNamed("i.candidate_no", Next(SqliteNameTokens.Number(token)))))))})");
        if (query.Cursor is { } cursor)
        {
            var (at, id) = SearchCursor.Parse(cursor);
            sql.Append($" AND (i.at, i.interview_id) < ({Next(at)}, {Next(id)})");
        }
        sql.Append($"""
             ORDER BY i.at DESC, i.interview_id DESC LIMIT {Next(query.PageSize + 1)}) p
            CROSS JOIN interview_facets f ON f.at = p.at AND f.interview_id = p.interview_id AND f.candidate_no = p.candidate_no
            CROSS JOIN candidates c ON c.no = p.candidate_no ORDER BY p.at DESC, p.interview_id DESC
            """);
        return (sql.ToString(), values);
    }

    private static SearchHit Map(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4), row.GetString(5), row.DoubleOrNull(6), row.Time(7));
}
