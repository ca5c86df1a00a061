using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HrHub.Core.Records;

/// <summary>
/// A field of a canonical interview by its JSON names: <c>recommendation</c>, <c>overall</c>, <c>dimensions[logic].score</c>, <c>questions[0].feedback</c>. An item of a list is named by its
/// <c>code</c>, <c>id</c> or <c>mediaId</c>, or where it has none by its place, from 0.
/// </summary>
public static partial class FieldPath
{
    private static readonly string[] Names = ["code", "id", "mediaId"];

    /// <summary>Which field it is of whichever items: <c>dimensions[].score</c>.</summary>
    public static string Shape(string path) => Item().Replace(path, "[]");

    /// <summary>The items that it goes through, as it names them.</summary>
    public static IReadOnlyList<string> Items(string path) => [.. Item().Matches(path).Select(match => match.Value[1..^1])];

    /// <returns>False where the path leads to nothing that could be set; the value is null where nothing is set yet.</returns>
    public static bool TryGet(JsonObject interview, string path, out JsonNode? value)
    {
        value = null;
        var (parent, name) = Parent(interview, path);
        if (parent is null) return false;
        value = parent[name];
        return true;
    }

    /// <summary>Sets the field, or takes it away where the value is null.</summary>
    /// <returns>False where the path leads to nothing.</returns>
    public static bool TrySet(JsonObject interview, string path, JsonNode? value)
    {
        var (parent, name) = Parent(interview, path);
        if (parent is null) return false;
        if (value is null) parent.Remove(name);
        else parent[name] = value.DeepClone();
        return true;
    }

    private static (JsonObject? Parent, string Name) Parent(JsonObject interview, string path)
    {
        var steps = path.Split('.');
        var at = interview;
        foreach (var step in steps[..^1]) at = at is null ? null : Step(at, step);
        return (steps[^1].Length == 0 || steps[^1].Contains('[', StringComparison.Ordinal) ? null : at, steps[^1]);
    }

    private static JsonObject? Step(JsonObject at, string step)
    {
        var open = step.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return at[step] as JsonObject;
        if (!step.EndsWith(']') || at[step[..open]] is not JsonArray items) return null;
        var item = step[(open + 1)..^1];
        return items.OfType<JsonObject>().FirstOrDefault(candidate => Names.Any(name => (candidate[name] as JsonValue)?.TryGetValue<string>(out var value) is true && value == item))
            ?? (int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count ? items[index] as JsonObject : null);
    }

    [GeneratedRegex(@"\[[^\[\]]+\]")]
    private static partial Regex Item();
}
