using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using DevLab.JmesPath.Expressions;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Where an expression looks: the current item, the whole payload, and the item's name in a map keyed by name.</summary>
internal readonly record struct Scope(JToken Node, JToken Root, string? Key = null);

/// <summary>
/// A JMESPath expression (jmespath.org), relative to the current item. Two additions: <c>$.path</c> starts from the root of the payload, <c>$key</c> is the item's name in a map keyed by name.
/// Parsed once, when the profile loads. Dotted paths, and alternatives of them (<c>a.b || c</c>), are looked up without the JMESPath engine.
/// </summary>
[JsonConverter(typeof(ParsedText<Expression>))]
public sealed partial class Expression : IParsable<Expression>
{
    private const string KeyWord = "$key";
    private const string RootPrefix = "$.";

    private readonly string text;
    private readonly string[][]? paths;
    private readonly JmesPathExpression? engine;

    /// <summary>The engine's functions keep the token they work on: one evaluation of an expression at a time.</summary>
    private readonly Lock evaluating = new();

    private Expression(string text)
    {
        this.text = text;
        if (text == KeyWord) return;
        IsFromRoot = text.StartsWith(RootPrefix, StringComparison.Ordinal);
        Query = IsFromRoot ? text[RootPrefix.Length..] : text;
        if (DottedPaths().IsMatch(Query)) paths = [.. Query.Split("||", StringSplitOptions.TrimEntries).Select(path => path == "@" ? [] : path.Split('.'))];
        else engine = Compile(Query);
    }

    /// <summary>The JMESPath text; null for <c>$key</c>.</summary>
    internal string? Query { get; }

    internal bool IsFromRoot { get; }

    /// <exception cref="FormatException">Not JMESPath; the message says where.</exception>
    public static Expression Parse(string s, IFormatProvider? provider) => new(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Expression result)
    {
        try
        {
            result = s is null ? null : new Expression(s);
            return result is not null;
        }
        catch (FormatException)
        {
            result = null;
            return false;
        }
    }

    public override string ToString() => text;

    /// <returns>Null for what is missing or null.</returns>
    /// <exception cref="FormatException">A function of the expression was given a value that it can't take.</exception>
    internal JToken? Find(in Scope scope)
    {
        if (Query is null) return scope.Key is null ? null : new JValue(scope.Key);
        var from = IsFromRoot ? scope.Root : scope.Node;
        var found = engine is null ? Lookup(from) : Evaluate(engine, from);
        return found is { Type: JTokenType.Null } ? null : found;
    }

    /// <summary>Whether JMESPath takes the value for true.</summary>
    internal static bool IsTruthy(JToken? value) => value switch
    {
        null or { Type: JTokenType.Null } => false,
        JContainer { Count: 0 } => false,
        JValue { Value: "" or false } => false,
        _ => true,
    };

    private static JmesPathExpression Compile(string query)
    {
        try
        {
            return new DevLab.JmesPath.JmesPath().Parse(query);
        }
        catch (Exception malformed) when (malformed is not OutOfMemoryException)
        {
            // The engine throws plain exceptions.
            throw new FormatException($"\"{query}\" is not JMESPath: {malformed.Message}", malformed);
        }
    }

    private JToken? Lookup(JToken from)
    {
        JToken? found = null;
        foreach (var path in paths!)
        {
            found = from;
            foreach (var name in path) found = found is JObject holder && holder.TryGetValue(name, out var member) ? member : null;
            if (IsTruthy(found)) break;
        }

        return found;
    }

    private JToken Evaluate(JmesPathExpression query, JToken from)
    {
        try
        {
            lock (evaluating) return query.Transform(from).AsJToken();
        }
        catch (Exception mistyped) when (mistyped is not OutOfMemoryException)
        {
            throw new FormatException($"\"{text}\": {mistyped.Message}", mistyped);
        }
    }

    [GeneratedRegex(@"^(@|[A-Za-z_]\w*(\.[A-Za-z_]\w*)*)( *\|\| *[A-Za-z_]\w*(\.[A-Za-z_]\w*)*)*$", RegexOptions.ECMAScript)]
    private static partial Regex DottedPaths();
}
