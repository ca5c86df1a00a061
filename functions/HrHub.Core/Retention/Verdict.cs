namespace HrHub.Core.Retention;

/// <summary>What is to be done with a class of a file's data.</summary>
public enum VerdictKind
{
    /// <summary>It is due, and nothing stands against it.</summary>
    EraseNow,

    /// <summary>It is not due yet.</summary>
    Kept,

    /// <summary>It is due, and a hold forbids it.</summary>
    Held,
}

/// <summary>A verdict, with what it follows from.</summary>
public sealed record Verdict
{
    public required DataClass Class { get; init; }
    public required VerdictKind Kind { get; init; }

    /// <summary>When it must be gone; null while the event has not happened from which that would count.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Basis of the policy that decided; null where none says anything yet.</summary>
    public string? Rule { get; init; }

    /// <summary>The event that an unstarted order to keep waits for.</summary>
    public StartEvent? WaitsFor { get; init; }

    /// <summary>The holds in force, whether it is due or not.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];
}
