using System.Text;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Search;

/// <summary>A search over the facets of interviews, newest first, paged by keyset. Asks every partition: a person who searches does not know whom they look for.</summary>
internal static class InterviewSearch
{
    public static async Task<SearchPage> Run(HubContainer candidates, SearchQuery query, CancellationToken ct)
    {
        query.CheckPage();
        var found = await candidates.QueryAll<FoundInterview>(Definition(query), null, query.PageSize + 1, ct);
        return SearchPage.Of([.. found.Select(interview => interview.Hit())], query.PageSize);
    }

    internal static QueryDefinition Definition(SearchQuery query)
    {
        var values = new List<object>();
        var sql = new StringBuilder("SELECT c.pk, c.interviewId, c.facets FROM c WHERE c.kind = 'interview'");
        string Next(object value) { values.Add(value); return $"@p{values.Count - 1}"; }
        void Where(string condition, object? value) { if (value is not null) sql.Append(" AND ").Append(condition.Replace("?", Next(value), StringComparison.Ordinal)); }

        Where("c.facets.batch = ?", query.Batch);
        Where("c.facets.positionCode = ?", query.PositionCode);
        Where("c.facets.positionFamily = ?", query.PositionFamily);
        Where("c.facets.vendor = ?", query.Vendor);
        Where("c.facets.status = ?", query.Status);
        Where("c.facets.score >= ?", query.MinScore);
        Where("c.facets.score <= ?", query.MaxScore);
        Where("c.facets.at >= ?", query.From?.ToUnixTimeMilliseconds());
        Where("c.facets.at <= ?", query.To?.ToUnixTimeMilliseconds());
        if (query.DepartmentSubtree is { } department) sql.Append($" AND (c.facets.department = {Next(department)} OR STARTSWITH(c.facets.department, {Next(department + "/")}))");
        if (!query.IncludeRestricted) sql.Append(" AND c.facets.isRestricted = false");
        if (query.NameTokens.Count > 0)
            sql.Append($" AND ({string.Join(" OR ", query.NameTokens.Select(set => $"({string.Join(" AND ", set.Select(token => $"ARRAY_CONTAINS(c.facets.names, {Next(InterviewFacets.TokenOf(token))})"))})"))})");
        if (query.Cursor is { } cursor) sql.Append($" AND c.facets.place < {Next(PlaceOf(SearchCursor.Parse(cursor)))}");
        sql.Append(" ORDER BY ").AppendJoin(", ", Order(query).Select(path => $"c.facets.{path} DESC"));

        var definition = new QueryDefinition(sql.ToString());
        for (var at = 0; at < values.Count; at++) definition = definition.WithParameter($"@p{at}", values[at]);
        return definition;
    }

    // What is equal for all rows sorts nothing, but names the composite index that has both the filter and the order.
    private static IEnumerable<string> Order(SearchQuery query)
    {
        if (query.Batch is not null) yield return "batch";
        if (query.PositionCode is not null) yield return "positionCode";
        yield return "place";
    }

    private static string PlaceOf(SearchCursor cursor)
        => cursor.At >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && cursor.At <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? SortKeys.Of(DateTimeOffset.FromUnixTimeMilliseconds(cursor.At), cursor.InterviewId)
            : throw new FormatException("Not a cursor of this search.");

    /// <summary>What a hit shows: nothing sealed is read.</summary>
    private sealed record FoundInterview(string Pk, string InterviewId, InterviewFacets Facets)
    {
        public SearchHit Hit() => new(Pk, InterviewId, Facets.Vendor, Facets.PositionCode, Facets.Batch, Facets.Status, Facets.Score, DateTimeOffset.FromUnixTimeMilliseconds(Facets.At));
    }
}
