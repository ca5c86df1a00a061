using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>The functions that the hub's queries and the SDK's rewriting use.</summary>
internal static class Functions
{
    public static JsonElement Of(string name, IReadOnlyList<JsonElement> arguments) => name switch
    {
        "IS_DEFINED" => Evaluation.Json(Evaluation.IsDefined(arguments[0])),
        "IS_NULL" => Is(arguments[0], JsonValueKind.Null),
        "IS_STRING" => Is(arguments[0], JsonValueKind.String),
        "IS_NUMBER" => Is(arguments[0], JsonValueKind.Number),
        "IS_BOOL" => Is(arguments[0], JsonValueKind.True, JsonValueKind.False),
        "IS_ARRAY" => Is(arguments[0], JsonValueKind.Array),
        "IS_OBJECT" => Is(arguments[0], JsonValueKind.Object),
        "IS_PRIMITIVE" => Is(arguments[0], JsonValueKind.Null, JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False),
        "STARTSWITH" when arguments.Count == 2 => arguments.All(one => one.ValueKind is JsonValueKind.String)
            ? Evaluation.Json(arguments[0].GetString()!.StartsWith(arguments[1].GetString()!, StringComparison.Ordinal))
            : default,
        "ARRAY_CONTAINS" when arguments.Count == 2 => arguments[0].ValueKind is JsonValueKind.Array
            ? Evaluation.Json(arguments[0].EnumerateArray().Any(element => ValueOrder.Instance.Equals(element, arguments[1])))
            : default,
        "ARRAY_LENGTH" => arguments[0].ValueKind is JsonValueKind.Array ? Evaluation.Json(arguments[0].GetArrayLength()) : default,
        _ => throw new NotAnsweredException($"the function {name} with {arguments.Count} arguments"),
    };

    private static JsonElement Is(JsonElement value, params ReadOnlySpan<JsonValueKind> kinds) => Evaluation.Json(kinds.Contains(value.ValueKind));
}
