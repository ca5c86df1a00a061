using HrHub.Core.Parking;

namespace HrHub.Core.Sync;

/// <summary>What follows from a neighbour's answer to a push.</summary>
public abstract record NextStep
{
    private NextStep() { }

    /// <summary>The neighbour has the state.</summary>
    /// <param name="RemoteId">The id under which it knows the person, where it gives one back.</param>
    public sealed record Done(string? RemoteId = null) : NextStep;

    /// <summary>The same push may succeed later.</summary>
    /// <param name="Code">Stable; becomes the reason when the last try fails too.</param>
    /// <param name="After">Not earlier than this, where the neighbour said so.</param>
    public sealed record RetrySoon(string Code, TimeSpan? After = null) : NextStep
    {
        /// <summary>False where nothing was sent: such a push never runs out of tries.</summary>
        public bool CountsAsTry { get; init; } = true;
    }

    /// <summary>Repeating would not help: a person must look.</summary>
    public sealed record Park(ParkReason Reason) : NextStep
    {
        public Park(string code, string message, string? field = null, string? value = null) : this(new ParkReason(code, message, field, value)) { }
    }
}
