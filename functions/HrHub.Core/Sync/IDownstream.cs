using HrHub.Core.Records;

namespace HrHub.Core.Sync;

/// <summary>One downstream system: its mapping, its calls and its answer table. Everything else about pushing is the same for all.</summary>
public interface IDownstream
{
    /// <summary>Brings the system to the candidate's current state.</summary>
    Task<NextStep> Put(CandidatePush push, CancellationToken ct);

    /// <summary>Takes the candidate out of the system: the file was merged into another, or the person is erased.</summary>
    Task<NextStep> Delete(CandidatePush push, CancellationToken ct);
}

/// <summary>The state to push. A class, not a record: nothing prints the person.</summary>
/// <param name="file">The candidate's file as it is now.</param>
/// <param name="employeeId">The employee number as the system writes it; null until the person is hired.</param>
/// <param name="system">The system's name.</param>
public sealed class CandidatePush(CandidateFile file, string? employeeId, string system)
{
    public CandidateFile File => file;
    public string? EmployeeId => employeeId;

    /// <summary>The same for every repeat of this version, so that the system can absorb it.</summary>
    public string Key => $"{file.CandidateId}:{file.Version}:{system}";
}

/// <summary>One system with its name, its settings and its pace.</summary>
public sealed class Downstream<TSystem>(string name, TSystem system, DownstreamOptions options, TimeProvider clock) where TSystem : IDownstream
{
    /// <summary>Name of its subscription and of its sync states.</summary>
    public string Name => name;

    /// <summary>False while it has no address.</summary>
    public bool IsOn => options.IsOn;

    public TSystem System => system;
    public int Tries => options.Tries;
    public Pace Pace { get; } = new(options.RatePerMinute, options.Spacing, clock);
    public Backoff Backoff { get; } = new(options.FirstRetry, options.LongestRetry, Random.Shared);
    public IdRewrite EmployeeIds { get; } = new(options.EmployeeIds);
}
