using System.Text.Json.Serialization;

namespace HrHub.Core.Disputes;

/// <summary>What is known of a dispute without opening its file: ids, states and times.</summary>
public sealed record DisputeEntry
{
    public required string DisputeId { get; init; }
    public required string CandidateId { get; init; }
    public required string InterviewId { get; init; }
    public required string OpenedBy { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string Assignee { get; init; }
    public required DateTimeOffset AssignedAt { get; init; }
    public DateTimeOffset? RemindAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DisputeState State { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Of the dispute.</summary>
    public required long Version { get; init; }

    /// <summary>True while somebody changes the file: a timer looks there, should they never say that they are done.</summary>
    public bool IsUnsettled { get; init; }

    /// <summary>What people were told already, see <see cref="DisputeNotice.Key"/>. The index keeps it, whoever puts the entry.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>When a timer must look at it: at once, at the next notice, or never (null).</summary>
    [JsonIgnore]
    public DateTimeOffset? WorkAt => IsUnsettled ? OpenedAt : DisputeNotice.Untold(this).Select(notice => (DateTimeOffset?)notice.At).Min();

    public static DisputeEntry Of(string candidateId, string interviewId, Dispute dispute) => new()
    {
        DisputeId = dispute.DisputeId,
        CandidateId = candidateId,
        InterviewId = interviewId,
        OpenedBy = dispute.OpenedBy,
        OpenedAt = dispute.OpenedAt,
        Assignee = dispute.Assignee,
        AssignedAt = dispute.AssignedAt,
        RemindAt = dispute.RemindAt,
        DueAt = dispute.DueAt,
        State = dispute.State,
        DecidedAt = dispute.DecidedAt,
        Version = dispute.Version,
    };
}
