using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>COUNT, SUM, MIN and MAX over the rows of a group. Values that are undefined don't count.</summary>
internal static class Aggregates
{
    public static bool Is(Expression expression) => expression is Expression.Call { Name: "COUNT" or "SUM" or "MIN" or "MAX" };

    public static JsonElement Of(Expression.Call call, IReadOnlyList<Row> rows)
    {
        var values = rows.Select(row => Evaluation.Of(call.Arguments.Single(), row)).Where(value => value.ValueKind is not JsonValueKind.Undefined).ToList();
        return call.Name switch
        {
            "COUNT" => Evaluation.Json(values.Count),
            "SUM" => Evaluation.Json(values.Sum(value => value.GetDecimal())),
            "MIN" => values.Count == 0 ? default : values.Min(ValueOrder.Instance),
            _ => values.Count == 0 ? default : values.Max(ValueOrder.Instance),
        };
    }
}
