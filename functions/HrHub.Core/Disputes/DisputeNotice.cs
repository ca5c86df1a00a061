namespace HrHub.Core.Disputes;

public enum DisputeNoticeKind { Assigned, DueSoon, Due, Decided }

/// <summary>Something that somebody is told of a dispute, once.</summary>
/// <param name="Key">Names it within the dispute.</param>
/// <param name="Kind">What it says.</param>
/// <param name="To">Subject of whoever is told; of a candidate the hub's id.</param>
/// <param name="At">From when on.</param>
public sealed record DisputeNotice(string Key, DisputeNoticeKind Kind, string To, DateTimeOffset At)
{
    /// <returns>What was not told yet, due or not.</returns>
    public static IEnumerable<DisputeNotice> Untold(DisputeEntry entry) => All(entry).Where(notice => !entry.Told.Contains(notice.Key));

    private static IEnumerable<DisputeNotice> All(DisputeEntry entry)
    {
        if (entry.State is not DisputeState.Open)
        {
            yield return new("decided", DisputeNoticeKind.Decided, entry.OpenedBy, entry.DecidedAt ?? entry.OpenedAt);
            yield break;
        }
        // Whoever gets it later is told too; a reminder is for whoever has it then.
        yield return new($"assigned.{entry.AssignedAt.ToUnixTimeMilliseconds()}", DisputeNoticeKind.Assigned, entry.Assignee, entry.AssignedAt);
        if (entry.RemindAt is { } soon) yield return new("due-soon", DisputeNoticeKind.DueSoon, entry.Assignee, soon);
        yield return new("due", DisputeNoticeKind.Due, entry.Assignee, entry.DueAt);
    }
}
