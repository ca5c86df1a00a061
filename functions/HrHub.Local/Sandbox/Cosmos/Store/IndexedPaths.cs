using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>
/// Which members an indexing policy covers. The longest path wins; <c>/*</c> is everything below, <c>/?</c> the value itself, <c>/[]</c> the elements of an array
/// (https://learn.microsoft.com/azure/cosmos-db/index-policy).
/// </summary>
public sealed class IndexedPaths
{
    private readonly List<(string Path, bool Included)> _rules;
    private readonly List<IReadOnlyList<(string Path, bool Descending)>> _composites;

    private IndexedPaths(List<(string Path, bool Included)> rules, List<IReadOnlyList<(string Path, bool Descending)>> composites) => (_rules, _composites) = (rules, composites);

    public static IndexedPaths Of(JsonObject definition)
    {
        var policy = definition["indexingPolicy"] as JsonObject;
        if (policy is null) return new([("/*", true)], []);
        IEnumerable<(string, bool)> Paths(string name, bool included) => policy[name]?.AsArray().Select(one => (one!["path"]!.GetValue<string>(), included)) ?? [];
        IReadOnlyList<(string, bool)> Composite(JsonNode? one) => [.. one!.AsArray().Select(part => (part!["path"]!.GetValue<string>(), part["order"]?.GetValue<string>() is "descending"))];
        return new([.. Paths("includedPaths", true), .. Paths("excludedPaths", false)], [.. policy["compositeIndexes"]?.AsArray().Select(Composite) ?? []]);
    }

    /// <param name="path">Members and <c>[]</c>: <c>/facets/tags/[]</c>.</param>
    public bool Covers(string path)
    {
        // id, _rid and _ts are indexed whatever the policy says.
        if (path is "/id" or "/_rid" or "/_ts") return true;
        return _rules.Where(rule => Matches(rule.Path, path)).OrderByDescending(rule => rule.Path.Count(letter => letter == '/')).ThenByDescending(rule => rule.Path.EndsWith('?')).FirstOrDefault().Included;
    }

    /// <summary>Whether several ORDER BY members can be served: a composite index has them in this order, in these directions or in all the opposite ones.</summary>
    public bool Serves(IReadOnlyList<(string Path, bool Descending)> order)
        => _composites.Any(index => index.Count == order.Count
            && index.Zip(order).All(pair => pair.First.Path == pair.Second.Path)
            && index.Zip(order).Select(pair => pair.First.Descending == pair.Second.Descending).Distinct().Count() == 1);

    /// <summary>How many values of a document the index holds.</summary>
    public int Terms(JsonElement body) => Terms(body, "");

    private int Terms(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(member => Terms(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().Sum(element => Terms(element, path + "/[]")),
        _ => Covers(path) ? 1 : 0,
    };

    private static bool Matches(string rule, string path) => rule.EndsWith("/*", StringComparison.Ordinal)
        ? rule.Length == 2 || path.StartsWith(rule[..^1], StringComparison.Ordinal) || path == rule[..^2]
        : path == rule[..^2];
}
