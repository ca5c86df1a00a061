using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Records;

namespace HrHub.Api.Invitations;

/// <summary>An invitation, and how far the interview is.</summary>
public sealed record InvitationView
{
    public required string InvitationId { get; init; }
    public required string CandidateId { get; init; }
    public required string Vendor { get; init; }
    public required string PositionCode { get; init; }
    public string? Batch { get; init; }
    public string? Department { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required InvitationState State { get; init; }

    /// <summary>Why it failed, see <see cref="Invitation.Because"/>.</summary>
    public string? Because { get; init; }

    public int? ModelVersion { get; init; }
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>The interview in the person's file; null before it is made.</summary>
    public string? InterviewId { get; init; }

    /// <summary>For the candidate alone: it opens the interview.</summary>
    public string? Link { get; init; }

    /// <summary>Of the interview; null before it is made.</summary>
    public InterviewStatus? Progress { get; init; }

    public required bool SendMail { get; init; }

    /// <summary>When the mail system took a message of it.</summary>
    public required IReadOnlyList<DateTimeOffset> Mails { get; init; }

    /// <summary>What the mail system writes to; for it alone.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Name"/>
    public string? Email { get; init; }

    public static InvitationView Of(CandidateFile file, Invitation invitation, bool withAddress = false) => new()
    {
        InvitationId = invitation.InvitationId,
        CandidateId = file.CandidateId,
        Vendor = invitation.Vendor,
        PositionCode = invitation.PositionCode,
        Batch = invitation.Batch,
        Department = invitation.Department,
        RequestedAt = invitation.RequestedAt,
        State = invitation.State,
        Because = invitation.Because,
        ModelVersion = invitation.ModelVersion,
        MadeAt = invitation.MadeAt,
        InterviewId = invitation.InterviewId,
        Link = invitation.Link,
        Progress = invitation.InterviewId is { } id ? file.Find(id)?.Interview.Status : null,
        SendMail = invitation.SendMail,
        Mails = invitation.Mails,
        Name = withAddress ? file.Identity.Name : null,
        Email = withAddress ? file.Identity.Email : null,
    };

    public override string ToString() => $"InvitationView({InvitationId})";
}
