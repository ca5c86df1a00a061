namespace HrHub.Core.Operations;

/// <summary>One report per month, that of the running month renewed as it goes on. Names of vendors and systems, counts and codes: nothing of a person.</summary>
public interface IHealthReports
{
    /// <summary>Stores the report of its month, in the place of an older one.</summary>
    Task Put(HealthReport report, CancellationToken ct);

    /// <param name="month">As <c>2026-11</c>.</param>
    /// <param name="ct">Cancels.</param>
    Task<HealthReport?> Find(string month, CancellationToken ct);

    /// <returns>The months that have one, newest first.</returns>
    Task<IReadOnlyList<string>> Months(CancellationToken ct);
}
