using System.Text.RegularExpressions;

namespace HrHub.Core.Vendors.Api;

/// <summary>Puts variables into paths and query values.</summary>
internal static partial class ApiTemplate
{
    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9_]*)(?<optional>\??)\}")]
    private static partial Regex Variable();

    /// <summary>The names of the variables in a text.</summary>
    public static IEnumerable<string> Names(string template) => Variable().Matches(template).Select(match => match.Groups["name"].Value);

    /// <summary>True when a brace stands alone or around something that is no name.</summary>
    public static bool IsMalformed(string template) => Variable().Replace(template, "").AsSpan().IndexOfAny('{', '}') >= 0;

    /// <returns>Null when a variable has no value, or one that would climb out of the path.</returns>
    public static string? Path(string template, IReadOnlyDictionary<string, string> with)
    {
        var complete = true;
        var path = Variable().Replace(template, match =>
        {
            var known = with.TryGetValue(match.Groups["name"].Value, out var value) && value is not ("" or "." or "..");
            complete &= known;
            return known ? Uri.EscapeDataString(value!) : "";
        });
        return complete ? path : null;
    }

    /// <returns><c>?a=1&amp;b=2</c>, or an empty text; null when a variable that is not optional has no value.</returns>
    public static string? Query(IEnumerable<KeyValuePair<string, string>> parameters, IReadOnlyDictionary<string, string> with)
    {
        var pairs = new List<string>();
        foreach (var (name, template) in parameters)
        {
            if (Variable().Matches(template).Any(match => match.Groups["optional"].Length > 0 && !with.ContainsKey(match.Groups["name"].Value))) continue;
            if (Names(template).Any(variable => !with.ContainsKey(variable))) return null;
            var value = Variable().Replace(template, match => with[match.Groups["name"].Value]);
            pairs.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }
        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }
}
