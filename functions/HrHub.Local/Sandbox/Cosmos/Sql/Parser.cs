using System.Globalization;
using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>Reads a query: <c>SELECT [DISTINCT] [TOP n] [VALUE] … FROM c [JOIN x IN c.path] [WHERE …] [GROUP BY …] [ORDER BY …] [OFFSET n LIMIT m]</c>.</summary>
public sealed class Parser
{
    private readonly Tokens _tokens;
    private readonly ExpressionParser _expressions;

    private Parser(string text, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        _tokens = new(text);
        _expressions = new(_tokens, parameters);
    }

    /// <param name="text">The query.</param>
    /// <param name="parameters">Values by name with the at sign.</param>
    /// <exception cref="NotAnsweredException">Not in the subset.</exception>
    public static Query Parse(string text, IReadOnlyDictionary<string, JsonElement> parameters) => new Parser(text, parameters).Read();

    private Query Read()
    {
        _tokens.Must("SELECT");
        var query = new Query { Source = "", IsDistinct = _tokens.Take("DISTINCT") };
        if (_tokens.Take("TOP")) query = query with { Top = Number() };
        query = query with { IsValue = _tokens.Take("VALUE") };
        query = query with { Selected = Selected() };
        _tokens.Must("FROM");
        query = query with { Source = Source() };
        query = query with { Joins = Joins() };
        if (_tokens.Take("WHERE")) query = query with { Where = _expressions.Read() };
        if (_tokens.Take("GROUP"))
        {
            _tokens.Must("BY");
            query = query with { GroupBy = Several(_expressions.Read) };
        }
        if (_tokens.Take("ORDER"))
        {
            _tokens.Must("BY");
            query = query with { OrderBy = Several(() => (_expressions.Read(), Descending())) };
        }
        if (_tokens.Take("OFFSET"))
        {
            query = query with { Offset = Number() };
            _tokens.Must("LIMIT");
            query = query with { Limit = Number() };
        }
        return _tokens.Next is { } rest ? throw new NotAnsweredException($"a query that goes on with {rest}") : query;
    }

    private List<(string Name, Expression Value)>? Selected() => _tokens.Take("*") ? null : Several(() =>
    {
        var value = _expressions.Read();
        if (_tokens.Take("AS")) return (_tokens.Take(), value);
        return (value is Expression.Member { Steps: [.., var last] } ? last : value is Expression.Member { Source: var source } ? source : "$1", value);
    });

    private string Source()
    {
        var name = _tokens.Take();
        return _tokens.Take("AS") ? _tokens.Take() : name;
    }

    private List<(string Name, Expression.Member Array)> Joins()
    {
        var joins = new List<(string, Expression.Member)>();
        while (_tokens.Take("JOIN"))
        {
            var name = _tokens.Take();
            _tokens.Must("IN");
            joins.Add((name, _expressions.Read() as Expression.Member ?? throw new NotAnsweredException("a JOIN in something else than a path")));
        }
        return joins;
    }

    private List<T> Several<T>(Func<T> one)
    {
        var several = new List<T> { one() };
        while (_tokens.Take(",")) several.Add(one());
        return several;
    }

    private bool Descending()
    {
        if (_tokens.Take("DESC")) return true;
        _tokens.Take("ASC");
        return false;
    }

    private int Number() => _expressions.Read() is Expression.Constant { Value: { ValueKind: JsonValueKind.Number } value }
        ? int.Parse(value.GetRawText(), CultureInfo.InvariantCulture)
        : throw new NotAnsweredException("a count that is no number");
}
