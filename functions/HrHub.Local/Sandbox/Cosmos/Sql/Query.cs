namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>One SELECT.</summary>
public sealed record Query
{
    public bool IsDistinct { get; init; }

    /// <summary><c>SELECT VALUE x</c>: the rows are the values themselves.</summary>
    public bool IsValue { get; init; }

    public int? Top { get; init; }

    /// <summary>Null for <c>SELECT *</c>.</summary>
    public IReadOnlyList<(string Name, Expression Value)>? Selected { get; init; }

    /// <summary>Name of the document.</summary>
    public required string Source { get; init; }

    /// <summary>The elements of one document's array, each as a row of its own.</summary>
    public IReadOnlyList<(string Name, Expression.Member Array)> Joins { get; init; } = [];

    public Expression? Where { get; init; }
    public IReadOnlyList<Expression> GroupBy { get; init; } = [];
    public IReadOnlyList<(Expression Value, bool Descending)> OrderBy { get; init; } = [];
    public int Offset { get; init; }
    public int? Limit { get; init; }

    public bool HasAggregate => Selected?.Any(one => one.Value.All().Any(Aggregates.Is)) ?? false;
}
