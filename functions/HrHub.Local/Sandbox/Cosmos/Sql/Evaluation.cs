using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>What an expression is worth for one row. Undefined is a value too: it makes comparisons undefined, and rows whose filter is not true are left out.</summary>
internal static class Evaluation
{
    public static bool Holds(Expression expression, Row row) => Of(expression, row).ValueKind is JsonValueKind.True;

    public static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    /// <param name="group">The rows that aggregates count; null outside of SELECT.</param>
    public static JsonElement Of(Expression expression, Row row, IReadOnlyList<Row>? group = null) => expression switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Member member => Of(member, row),
        Expression.Not not => Of(not.Inner, row, group).ValueKind switch { JsonValueKind.True => Json(false), JsonValueKind.False => Json(true), _ => default },
        Expression.Binary { Operator: "AND" or "OR" } both => Logical(both, row),
        Expression.Binary binary => Compare(binary.Operator, Of(binary.Left, row, group), Of(binary.Right, row, group)),
        Expression.In within => Among(within, row),
        Expression.Call call when Aggregates.Is(call) => Aggregates.Of(call, group ?? throw new NotAnsweredException($"{call.Name} there")),
        Expression.Call call => Functions.Of(call.Name, [.. call.Arguments.Select(argument => Of(argument, row, group))]),
        Expression.ArrayOf array => Json(array.Elements.Select(element => Of(element, row, group)).Where(IsDefined).ToList()),
        Expression.ObjectOf members => Json(members.Members.Select(member => (member.Name, Value: Of(member.Value, row, group))).Where(member => IsDefined(member.Value)).ToDictionary(member => member.Name, member => member.Value)),
        _ => throw new NotAnsweredException(expression.GetType().Name),
    };

    public static bool IsDefined(JsonElement value) => value.ValueKind is not JsonValueKind.Undefined;

    private static JsonElement Of(Expression.Member member, Row row)
    {
        var value = row.Bound.TryGetValue(member.Source, out var bound) ? bound : throw new NotAnsweredException($"the name {member.Source}");
        foreach (var step in member.Steps)
        {
            if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty(step, out var inner)) value = inner;
            else if (value.ValueKind is JsonValueKind.Array && int.TryParse(step, out var place) && place < value.GetArrayLength()) value = value[place];
            else return default;
        }
        return value;
    }

    private static JsonElement Logical(Expression.Binary both, Row row)
    {
        var decisive = both.Operator == "OR" ? JsonValueKind.True : JsonValueKind.False;
        var left = Of(both.Left, row);
        if (left.ValueKind == decisive) return left;
        var right = Of(both.Right, row);
        if (right.ValueKind == decisive) return right;
        return left.ValueKind == right.ValueKind && left.ValueKind is JsonValueKind.True or JsonValueKind.False ? left : default;
    }

    private static JsonElement Among(Expression.In within, Row row)
    {
        var value = Of(within.Value, row);
        return IsDefined(value) ? Json(within.Among.Any(one => ValueOrder.Instance.Equals(value, Of(one, row)))) : default;
    }

    private static JsonElement Compare(string @operator, JsonElement left, JsonElement right)
    {
        if (!IsDefined(left) || !IsDefined(right)) return default;
        // The documentation calls a comparison between types undefined, the service has been seen to say otherwise for !=: no query of ours may hang on it.
        if (ValueOrder.Rank(left) != ValueOrder.Rank(right)) return @operator is "!=" or "<>" ? throw new NotAnsweredException("!= between different types") : default;
        var order = ValueOrder.Instance.Compare(left, right);
        return Json(@operator switch
        {
            "=" => order == 0,
            "!=" or "<>" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new NotAnsweredException($"the operator {@operator}"),
        });
    }
}
