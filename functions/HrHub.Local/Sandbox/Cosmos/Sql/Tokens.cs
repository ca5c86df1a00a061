using System.Text.RegularExpressions;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>Words, numbers, strings, parameters and signs of a query text.</summary>
internal sealed partial class Tokens(string text)
{
    private readonly List<string> _tokens = Split(text);
    private int _place;

    public string? Next => _place < _tokens.Count ? _tokens[_place] : null;

    public string Take() => Next is { } token ? _tokens[_place++] : throw new NotAnsweredException("a query that ends too early");

    /// <returns>Whether the next token was this keyword or sign; it is taken then.</returns>
    public bool Take(string expected)
    {
        if (!Is(expected)) return false;
        _place++;
        return true;
    }

    public bool Is(string expected) => string.Equals(Next, expected, StringComparison.OrdinalIgnoreCase);

    public void Must(string expected)
    {
        if (!Take(expected)) throw new NotAnsweredException($"a query with {Next ?? "its end"} where {expected} belongs");
    }

    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success) throw new NotAnsweredException($"a query with {text[at]}");
            at += match.Length;
            if (!string.IsNullOrWhiteSpace(match.Value)) tokens.Add(match.Value);
        }
        return tokens;
    }

    [GeneratedRegex("""\G(\s+|"(\\.|[^"\\])*"|'(\\.|[^'\\])*'|-?\d+(\.\d+)?([eE][+-]?\d+)?|@\w+|\w+|<=|>=|!=|<>|[=<>(){}\[\],.:*])""")]
    private static partial Regex Token();
}
