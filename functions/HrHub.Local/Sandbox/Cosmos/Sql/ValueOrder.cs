using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>The service's order of values: undefined, null, false, true, numbers, strings by code point, arrays, objects.</summary>
internal sealed class ValueOrder : IComparer<JsonElement>, IEqualityComparer<JsonElement>
{
    public static ValueOrder Instance { get; } = new();

    public int Compare(JsonElement x, JsonElement y) => (Rank(x), Rank(y)) switch
    {
        var (left, right) when left != right => left.CompareTo(right),
        (3, _) => x.GetDouble().CompareTo(y.GetDouble()),
        (4, _) => string.CompareOrdinal(x.GetString(), y.GetString()),
        (> 4, _) => JsonElement.DeepEquals(x, y) ? 0 : string.CompareOrdinal(x.GetRawText(), y.GetRawText()),
        (2, _) => x.GetBoolean().CompareTo(y.GetBoolean()),
        _ => 0,
    };

    public bool Equals(JsonElement x, JsonElement y) => Compare(x, y) == 0;

    public int GetHashCode(JsonElement element) => Rank(element) switch
    {
        3 => element.GetDouble().GetHashCode(),
        4 => string.GetHashCode(element.GetString(), StringComparison.Ordinal),
        var rank => rank,
    };

    /// <returns>Values of one rank can be compared by a query.</returns>
    public static int Rank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => 0,
        JsonValueKind.Null => 1,
        JsonValueKind.False or JsonValueKind.True => 2,
        JsonValueKind.Number => 3,
        JsonValueKind.String => 4,
        JsonValueKind.Array => 5,
        _ => 6,
    };
}
