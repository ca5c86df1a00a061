using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>A scalar expression of the query language, as far as it is answered.</summary>
public abstract record Expression
{
    /// <param name="Value">Undefined is an element of that kind.</param>
    public sealed record Constant(JsonElement Value) : Expression;

    /// <param name="Source">Name after FROM or JOIN.</param>
    /// <param name="Steps">Members and places in arrays.</param>
    public sealed record Member(string Source, IReadOnlyList<string> Steps) : Expression
    {
        public string Path => string.Concat(Steps.Select(step => "/" + step));
    }

    public sealed record Not(Expression Inner) : Expression;

    /// <param name="Operator"><c>AND OR = != &lt; &lt;= &gt; &gt;=</c>.</param>
    public sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

    public sealed record In(Expression Value, IReadOnlyList<Expression> Among) : Expression;

    /// <param name="Name">Upper case.</param>
    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression;

    public sealed record ArrayOf(IReadOnlyList<Expression> Elements) : Expression;

    public sealed record ObjectOf(IReadOnlyList<(string Name, Expression Value)> Members) : Expression;

    /// <summary>Every expression inside this one, itself included.</summary>
    public IEnumerable<Expression> All() => Inside().SelectMany(inner => inner.All()).Prepend(this);

    private IEnumerable<Expression> Inside() => this switch
    {
        Not not => [not.Inner],
        Binary binary => [binary.Left, binary.Right],
        In within => [within.Value, .. within.Among],
        Call call => call.Arguments,
        ArrayOf array => array.Elements,
        ObjectOf members => members.Members.Select(member => member.Value),
        _ => [],
    };
}
