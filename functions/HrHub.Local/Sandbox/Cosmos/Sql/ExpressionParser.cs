using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>Reads expressions by descent: OR, AND, NOT, comparison and IN, then values.</summary>
internal sealed class ExpressionParser(Tokens tokens, IReadOnlyDictionary<string, JsonElement> parameters)
{
    public Expression Read()
    {
        var left = And();
        while (tokens.Take("OR")) left = new Expression.Binary("OR", left, And());
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.Take("AND")) left = new Expression.Binary("AND", left, Not());
        return left;
    }

    private Expression Not() => tokens.Take("NOT") ? new Expression.Not(Not()) : Comparison();

    private Expression Comparison()
    {
        var left = Value();
        if (tokens.Next is "=" or "!=" or "<>" or "<" or "<=" or ">" or ">=") return new Expression.Binary(tokens.Take(), left, Value());
        if (tokens.Is("NOT"))
        {
            tokens.Take();
            tokens.Must("IN");
            return new Expression.Not(Among(left));
        }
        // "JOIN x IN c.path" has no bracket: that IN belongs to the FROM clause.
        return tokens.Take("IN") ? Among(left) : left;
    }

    private Expression.In Among(Expression value)
    {
        tokens.Must("(");
        return new(value, Until(")", Read));
    }

    private Expression Value()
    {
        var token = tokens.Take();
        switch (token)
        {
            case "(":
                var inner = Read();
                tokens.Must(")");
                return inner;
            case "[": return new Expression.ArrayOf(Until("]", Read));
            case "{": return new Expression.ObjectOf(Until("}", Pair));
        }
        if (token[0] == '@') return new Expression.Constant(parameters.TryGetValue(token, out var value) ? value : throw new NotAnsweredException($"a query without a value for {token}"));
        if (token[0] is '"' or '\'') return new Expression.Constant(Evaluation.Json(Text(token)));
        if (char.IsAsciiDigit(token[0]) || token[0] == '-') return new Expression.Constant(JsonElement.Parse(token));
        if (token.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL") return new Expression.Constant(JsonElement.Parse(token.ToLowerInvariant()));
        if (token.ToUpperInvariant() is "UNDEFINED") return new Expression.Constant(default);
        if (!char.IsLetter(token[0]) && token[0] != '_') throw new NotAnsweredException($"a query with {token} where a value belongs");
        return tokens.Take("(") ? new Expression.Call(token.ToUpperInvariant(), Until(")", Read)) : new Expression.Member(token, Steps());
    }

    private List<string> Steps()
    {
        var steps = new List<string>();
        while (true)
        {
            if (tokens.Take(".")) steps.Add(tokens.Take());
            else if (tokens.Take("["))
            {
                var step = tokens.Take();
                steps.Add(step[0] is '"' or '\'' ? Text(step) : step);
                tokens.Must("]");
            }
            else return steps;
        }
    }

    private (string Name, Expression Value) Pair()
    {
        var name = tokens.Take();
        tokens.Must(":");
        return (name[0] is '"' or '\'' ? Text(name) : name, Read());
    }

    private List<T> Until<T>(string end, Func<T> one)
    {
        var several = new List<T>();
        if (tokens.Take(end)) return several;
        do several.Add(one()); while (tokens.Take(","));
        tokens.Must(end);
        return several;
    }

    // Strings in single quotes have the escapes of JSON, with ' for ".
    private static string Text(string token)
        => JsonSerializer.Deserialize<string>(token[0] == '"' ? token : $"\"{token[1..^1].Replace("\\'", "'").Replace("\"", "\\\"")}\"")!;
}
