namespace HrHub.Core.Retention.Runs;

/// <summary>How far a run came.</summary>
public enum RunState
{
    /// <summary>Erases; left like this by a crash, after which the next run goes on.</summary>
    Running,

    /// <summary>Only looked.</summary>
    Previewed,

    /// <summary>Erased nothing and waits for a compliance officer: see <see cref="RetentionRun.Why"/>.</summary>
    Proposed,

    /// <summary>An officer agreed; the next sweep carries it out.</summary>
    Confirmed,

    /// <summary>Ended.</summary>
    Done,

    /// <summary>Gave up after too many failures.</summary>
    Stopped,

    /// <summary>Would have erased more than was confirmed, or by other policies: another proposal took its place.</summary>
    Superseded,
}

/// <summary>Why a run waits for an officer.</summary>
public static class BrakeReason
{
    public const string PolicyChanged = "policy-changed", DryRun = "dry-run", Number = "too-many", Share = "too-large-a-share", Grown = "more-than-confirmed";
}

/// <summary>The report of a run. Ids, codes and counts only.</summary>
public sealed record RetentionRun
{
    /// <summary>See <see cref="Canonical.Ids.RunId"/>.</summary>
    public required string RunId { get; init; }

    public required RunState State { get; init; }

    /// <summary>What was due at this time is in it.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Id of whoever started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>By which policies: <see cref="PolicySet.Hash"/>.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>One of <see cref="BrakeReason"/>.</summary>
    public string? Why { get; init; }

    /// <summary>Files of which something was due.</summary>
    public long Due { get; init; }

    /// <summary>Of these: files that something may be erased of.</summary>
    public long ToErase { get; init; }

    /// <summary>Of these: files that holds forbid to touch.</summary>
    public long Held { get; init; }

    /// <summary>Of these: files that turned out not to be due when they were judged.</summary>
    public long Kept { get; init; }

    /// <summary>Files that could not be read or erased.</summary>
    public long Failed { get; init; }

    public long Erased { get; init; }

    /// <summary>What may be erased, by rule and class, for example <c>PIPL-3Y whole-file</c>.</summary>
    public IReadOnlyDictionary<string, long> ByRule { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The oldest of the held files.</summary>
    public IReadOnlyList<HeldFile> HeldFiles { get; init; } = [];

    /// <summary>The first failures.</summary>
    public IReadOnlyList<FailedFile> Failures { get; init; } = [];

    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <param name="CandidateId">The file.</param>
/// <param name="DueAt">Since when it is due.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="Holds">What holds it, for example <c>legal hold-7</c>.</param>
public sealed record HeldFile(string CandidateId, DateTimeOffset DueAt, string Rule, IReadOnlyList<string> Holds);

/// <param name="CandidateId">The file.</param>
/// <param name="Code">A code, or the kind of an exception: never its message.</param>
public sealed record FailedFile(string CandidateId, string Code);
