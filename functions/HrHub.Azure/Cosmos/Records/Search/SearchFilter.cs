using System.Text;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Search;

/// <summary>The conditions of a search on the facets of interviews, and their values.</summary>
internal sealed class SearchFilter
{
    private readonly List<object> _values = [];
    private readonly StringBuilder _conditions = new("c.kind = 'interview'");

    public static SearchFilter Of(SearchQuery query)
    {
        var filter = new SearchFilter();
        filter.And("c.facets.batch = ?", query.Batch);
        filter.And("c.facets.positionCode = ?", query.PositionCode);
        filter.And("c.facets.positionTitle = ?", query.PositionTitle);
        filter.And("c.facets.positionFamily = ?", query.PositionFamily);
        filter.And("c.facets.vendor = ?", query.Vendor);
        filter.And("c.facets.stage = ?", query.Stage);
        filter.And("c.facets.status = ?", query.Status);
        filter.And("c.facets.score >= ?", query.MinScore);
        filter.And("c.facets.score <= ?", query.MaxScore);
        filter.And("c.facets.at >= ?", query.From?.ToUnixTimeMilliseconds());
        filter.And("c.facets.at <= ?", query.To?.ToUnixTimeMilliseconds());
        filter.And("c.facets.emotion = ?", query.DominantEmotion);
        filter.And("c.facets.authenticated = ?", query.PayloadAuthenticated);
        filter.Below("department", query.DepartmentSubtree is { } root ? [root] : null);
        filter.Below("folder", query.Folder is { } folder ? [folder] : null);
        foreach (var tag in query.Tags) filter.And("ARRAY_CONTAINS(c.facets.tags, ?)", tag);
        foreach (var range in query.Dimensions)
        {
            var path = $"c.facets.dimensions[\"{InterviewFacets.MemberOf(range.Code)}\"]";
            filter.And($"{path} >= ?", range.Min ?? 0);
            filter.And($"{path} <= ?", range.Max ?? 100);
        }
        filter.Among("c.pk", query.CandidateIds);
        filter.Below("department", query.Sight.Departments);
        filter.Among("c.facets.positionCode", query.Sight.Positions);
        filter.And("c.facets.hidden <= ?", query.IncludeRestricted ? 1 : 0);
        filter.Named(query.NameTokens);
        return filter;
    }

    public void And(string condition, object? value)
    {
        if (value is not null) _conditions.Append(" AND ").Append(condition.Replace("?", Next(value), StringComparison.Ordinal));
    }

    public QueryDefinition Select(string selected, string then)
    {
        var definition = new QueryDefinition($"SELECT {selected} FROM c WHERE {_conditions}{then}");
        for (var at = 0; at < _values.Count; at++) definition = definition.WithParameter($"@p{at}", _values[at]);
        return definition;
    }

    private void Below(string facet, IReadOnlyList<string>? roots)
    {
        if (roots is not null)
            _conditions.Append(" AND (").AppendJoin(" OR ", roots.Select(root => $"c.facets.{facet} = {Next(root)} OR STARTSWITH(c.facets.{facet}, {Next(root + "/")})")).Append(')');
    }

    private void Among(string path, IReadOnlyList<string>? values)
    {
        if (values is not null) _conditions.Append($" AND {path} IN (").AppendJoin(", ", values.Select(Next)).Append(')');
    }

    private void Named(IReadOnlyList<IReadOnlySet<string>> sets)
    {
        if (sets.Count > 0)
            _conditions.Append(" AND (").AppendJoin(" OR ", sets.Select(set => $"({string.Join(" AND ", set.Select(token => $"ARRAY_CONTAINS(c.facets.names, {Next(InterviewFacets.TokenOf(token))})"))})")).Append(')');
    }

    private string Next(object value)
    {
        _values.Add(value);
        return $"@p{_values.Count - 1}";
    }
}
