namespace HrHub.Core.Parking;

public enum ParkedOrderKind
{
    /// <summary>Try the work again.</summary>
    Replay,

    /// <summary>Give the work up for good.</summary>
    Discard,
}

/// <summary>Why work is given up for good: a closed list, since it stays on the audit trail.</summary>
public enum DiscardReason { Duplicate, TestData, VendorMistake, Superseded, NotOurs, CannotBeMended }

/// <summary>What a person ordered. It lies with the item, and whoever may reach queues and inbox carries it out.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="By">Id of the person.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why it is discarded; null for a replay.</param>
public sealed record ParkedOrder(ParkedOrderKind Kind, string By, DateTimeOffset At, DiscardReason? Reason = null);
