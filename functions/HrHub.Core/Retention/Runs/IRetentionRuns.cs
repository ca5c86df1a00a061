using HrHub.Core.Audit;

namespace HrHub.Core.Retention.Runs;

/// <summary>Reports of runs, and by which policies the files are stamped.</summary>
public interface IRetentionRuns
{
    /// <summary>Adds or replaces the run, in one transaction with what goes on the trail.</summary>
    Task Save(RetentionRun run, IReadOnlyList<AuditEvent> audit, CancellationToken ct);

    Task<RetentionRun?> Find(string runId, CancellationToken ct);

    /// <summary>The run in this state that was started last.</summary>
    Task<RetentionRun?> Newest(RunState state, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RetentionRun>> List(int max, CancellationToken ct);

    Task<PolicyState> Policies(CancellationToken ct);

    /// <summary>Replaces the state, in one transaction with what goes on the trail.</summary>
    Task Save(PolicyState state, IReadOnlyList<AuditEvent> audit, CancellationToken ct);
}

/// <summary>Where the hub stands with its policies. Hashes are those of <see cref="PolicySet.Hash"/>.</summary>
public sealed record PolicyState
{
    /// <summary>By which policies the hub may erase; null before the first time.</summary>
    public string? Confirmed { get; init; }

    /// <summary>By which policies the files were stamped last; null before the first time.</summary>
    public string? Stamped { get; init; }
}
