using System.Text;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>A search over the facet columns, newest first, paged by keyset so that a late page costs what the first one does.</summary>
internal static class InterviewSearch
{
    public static SearchPage Run(SqliteSession db, SearchQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, 200);

        // The page first, then what the page shows: columns of a sorted query are computed for every row that matches.
        var sql = new StringBuilder("SELECT candidate_id, interview_id, vendor, position_code, batch, status, score, at FROM (SELECT candidate_no, interview_id, vendor, position_code, batch, status, score, at FROM interviews WHERE 1");
        var values = new List<object?>();
        string Next(object value) { values.Add(value); return $"${values.Count - 1}"; }
        void Where(string condition, object? value) { if (value is not null) sql.Append(" AND ").Append(condition.Replace("?", Next(value), StringComparison.Ordinal)); }

        Where("batch = ?", query.Batch);
        Where("position_code = ?", query.PositionCode);
        Where("position_family = ?", query.PositionFamily);
        Where("vendor = ?", query.Vendor);
        Where("status = ?", query.Status);
        Where("score >= ?", query.MinScore);
        Where("score <= ?", query.MaxScore);
        Where("at >= ?", query.From?.Stored());
        Where("at <= ?", query.To?.Stored());
        // '0' follows '/' in the collation: everything below the department lies between the two.
        Where("(department = ? OR (department >= ? || '/' AND department < ? || '0'))", query.DepartmentSubtree);
        if (!query.IncludeRestricted) sql.Append(" AND candidate_no NOT IN (SELECT candidate_no FROM restricted_candidates)");
        if (query.NameTokens.Count > 0)
            sql.Append($" AND ({string.Join(" OR ", query.NameTokens.Select(set => string.Join(" AND ", set.Select(token => $"candidate_no IN (SELECT candidate_no FROM name_tokens WHERE token = {Next(Convert.FromHexString(token))})"))))})");
        if (query.Cursor is { } cursor)
        {
            var (at, id) = Parse(cursor);
            sql.Append($" AND (at, interview_id) < ({Next(at)}, {Next(id)})");
        }
        sql.Append($" ORDER BY at DESC, interview_id DESC LIMIT {Next(query.PageSize + 1)}) JOIN candidates ON no = candidate_no ORDER BY at DESC, interview_id DESC");

        var rows = db.Query(sql.ToString(), Map, [.. values]);
        if (rows.Count <= query.PageSize) return new(rows, null);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, $"{rows[^1].At.Stored()}.{rows[^1].InterviewId}");
    }

    private static SearchHit Map(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4), row.GetString(5), row.DoubleOrNull(6), row.Time(7));

    private static (long At, string Id) Parse(string cursor)
        => cursor.Split('.', 2) is [var at, var id] && long.TryParse(at, out var time) ? (time, id) : throw new FormatException("Not a cursor of this search.");
}
