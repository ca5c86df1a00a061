namespace HrHub.Benchmarks.Harness;

/// <summary>One subject of measurement.</summary>
public interface IBenchmark
{
    /// <summary>By which it is asked for on the command line.</summary>
    string Name { get; }

    Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct);
}
