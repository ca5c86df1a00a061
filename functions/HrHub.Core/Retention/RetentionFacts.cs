using HrHub.Core.Invitations;
using HrHub.Core.Records;

namespace HrHub.Core.Retention;

/// <summary>What of a file decides about its retention; nothing else does.</summary>
public sealed record RetentionFacts
{
    // A clock that was never set: 1970 in one system, the year 1 in another.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string? Jurisdiction { get; init; }

    /// <summary>Position families of the interviews, each once.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>End of the newest interview, see <see cref="EndOf"/>; or where that was later, when the person was last invited: whoever never shows up is forgotten as if they had that day.</summary>
    public required DateTimeOffset InterviewEndedAt { get; init; }

    public DateTimeOffset? ProcessClosedAt { get; init; }
    public DateTimeOffset? HiredAt { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }
    public IReadOnlyList<Hold> Holds { get; init; } = [];
    public Tombstone? Tombstone { get; init; }

    /// <summary>The classes of which the file has data, in the order of <see cref="DataClass"/>; none when everything moved to another file.</summary>
    public required IReadOnlyList<DataClass> Classes { get; init; }

    /// <summary>When an event took place, or null when it has not.</summary>
    public DateTimeOffset? At(StartEvent start) => start switch
    {
        StartEvent.InterviewEnded => InterviewEndedAt,
        StartEvent.ProcessClosed => ProcessClosedAt,
        StartEvent.Hired => HiredAt,
        StartEvent.RequestReceived => RequestedAt,
        _ => throw new ArgumentOutOfRangeException(nameof(start)),
    };

    public static RetentionFacts Of(CandidateFile file) => new()
    {
        Jurisdiction = file.Retention.Jurisdiction,
        Families = [.. file.Interviews.Select(interview => interview.Interview.Position?.Family).OfType<string>().Distinct()],
        InterviewEndedAt = file.Interviews.Select(interview => EndOf(interview, file)).Concat(Standing(file)).DefaultIfEmpty(file.CreatedAt).Max(),
        ProcessClosedAt = file.Retention.ProcessClosedAt,
        HiredAt = file.Retention.HiredAt,
        RequestedAt = file.Retention.ErasureRequestedAt,
        Holds = [.. file.Holds()],
        Tombstone = file.Retention.Tombstone,
        Classes = HeldClasses.Of(file),
    };

    /// <summary>What never came to an interview keeps nothing any longer.</summary>
    private static IEnumerable<DateTimeOffset> Standing(CandidateFile file)
        => file.Invitations.Where(invitation => invitation.State is not (InvitationState.Failed or InvitationState.Ended)).Select(invitation => invitation.RequestedAt);

    /// <summary>
    /// When an interview ended, or where no vendor said so, the last thing that is known to have happened; without any date, when the file was made.
    /// Never after the hub first heard of it: a vendor's clock that is ahead must not keep anything for longer, however often the file changes.
    /// </summary>
    public static DateTimeOffset EndOf(InterviewFile filed, CandidateFile file)
    {
        var interview = filed.Interview;
        (string Field, DateTimeOffset? At)[] known = [("completedAt", interview.CompletedAt), ("scoredAt", interview.ScoredAt), ("startedAt", interview.StartedAt), ("invitedAt", interview.InvitedAt)];
        var (field, at) = known.FirstOrDefault(one => one.At >= Earliest);
        if (at is not { } end) return file.CreatedAt;
        var heard = filed.Parts.Where(part => part.Fields.ContainsKey(field)).Min(part => part.FiledAt) ?? file.ChangedAt;
        return end <= heard ? end : heard;
    }
}
