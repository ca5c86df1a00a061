namespace HrHub.Benchmarks.Harness;

/// <summary>One line of the result: a figure of the hub beside a reference of the same run.</summary>
/// <param name="What">What was measured, and under which conditions.</param>
/// <param name="Figure">The hub's.</param>
/// <param name="Reference">What it is held against.</param>
public sealed record ResultRow(string What, string Figure, string Reference = "")
{
    /// <summary>Null where the figure stands alone.</summary>
    public double? Ratio { get; init; }

    /// <summary>As a person reads it: <c>≥ 0.30</c>. Empty where there is none.</summary>
    public string Target { get; init; } = "";

    /// <summary>Null where there is no target.</summary>
    public bool? Met { get; init; }

    public ResultRow AtLeast(double target) => this with { Target = $"≥ {target:0.00}", Met = Ratio >= target };

    public ResultRow AtMost(double target) => this with { Target = $"≤ {target:0.00}", Met = Ratio <= target };
}
