namespace HrHub.Core.Inbox;

/// <summary>The inbox and the queue behind it as one step: an entry that is there is either queued, or found by the sweep.</summary>
public interface IDeliveryQueue
{
    /// <returns>When the task ends the entry survives a power cut. A duplicate is not queued again.</returns>
    Task<Accepted> Append(InboxEntry entry, CancellationToken ct);
}
