using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos;

/// <summary>A query whose conditions depend on what was asked for.</summary>
internal static class FilteredQuery
{
    /// <param name="orderBy">A member; documents without it are left out.</param>
    /// <param name="conditions">Each with the parameter that it names; those without a value do not filter.</param>
    public static QueryDefinition Of(string orderBy, params IReadOnlyList<(string Condition, string Parameter, string? Value)> conditions)
    {
        var asked = conditions.Where(one => one.Value is not null).ToList();
        var text = string.Join(" AND ", asked.Select(one => one.Condition).Prepend($"IS_DEFINED({orderBy})"));
        return asked.Aggregate(new QueryDefinition($"SELECT * FROM c WHERE {text} ORDER BY {orderBy}"), (query, one) => query.WithParameter(one.Parameter, one.Value));
    }
}
