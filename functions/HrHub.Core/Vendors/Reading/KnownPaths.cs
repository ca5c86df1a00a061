using System.Text;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>The paths of a payload that a profile reads, as a tree. <c>[]</c> stands for every element of an array, <c>*</c> for every member of an object.</summary>
internal sealed class KnownPaths
{
    public const string Elements = "[]";
    public const string Members = "*";

    private readonly Dictionary<string, KnownPaths> below = new(StringComparer.Ordinal);

    /// <summary>Everything from here down is read.</summary>
    public bool Whole { get; set; }

    public KnownPaths Below(string name)
    {
        if (!below.TryGetValue(name, out var child)) below[name] = child = new KnownPaths();
        return child;
    }

    /// <summary>Marks what an expression reads on its way to a value, the value included.</summary>
    public static void MarkValue(Expression? expression, KnownPaths item, KnownPaths root)
    {
        if (expression is null) return;
        foreach (var value in Reach(expression, [item], root)) value.Whole = true;
    }

    /// <summary>Marks what an expression reads on its way to items, which are read by further expressions.</summary>
    public static IReadOnlyList<KnownPaths> Reach(Expression expression, IReadOnlyList<KnownPaths> items, KnownPaths root)
        => expression.Query is null ? [] : ExpressionReads.Mark(expression.Query, expression.IsFromRoot ? [root] : items);

    /// <summary>Leaf paths that nothing reads, array indexes collapsed, without repeats, sorted: <c>data.skills[].level</c>.</summary>
    public IReadOnlyList<string> Unknown(JToken payload)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(payload, this, new StringBuilder(), found);
        return [.. found];
    }

    private static void Walk(JToken token, KnownPaths? known, StringBuilder path, SortedSet<string> unknown)
    {
        if (known?.Whole is true) return;
        var length = path.Length;
        switch (token)
        {
            case JObject { Count: > 0 } members:
                foreach (var (name, value) in members)
                {
                    if (length > 0) path.Append('.');
                    path.Append(name);
                    Walk(value!, known?.Child(name), path, unknown);
                    path.Length = length;
                }

                break;
            case JArray { Count: > 0 } elements:
                path.Append(Elements);
                foreach (var element in elements) Walk(element, known?.Child(Elements), path, unknown);
                path.Length = length;
                break;
            default:
                // An expected object or array that is null or empty holds nothing that could have been read.
                if (known is null || token is JValue { Type: not JTokenType.Null }) unknown.Add(path.ToString());
                break;
        }
    }

    private KnownPaths? Child(string name) => below.GetValueOrDefault(name) ?? below.GetValueOrDefault(Members);
}
