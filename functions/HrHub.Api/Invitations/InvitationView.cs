using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using Microsoft.AspNetCore.Http;

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

    /// <summary>For the candidate alone: it opens the interview. Forgotten when the invitation ends.</summary>
    public string? Link { get; init; }

    /// <summary>When the link is taken back unless the interview has begun; null before it is made.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was called off, or its time had run out.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the vendor confirmed that the link opens nothing any more.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why the vendor has not, see <see cref="Invitation.NotRevoked"/>.</summary>
    public string? NotRevoked { get; init; }

    public required InvitationProgress Progress { get; init; }

    public required bool SendMail { get; init; }

    /// <summary>When the mail system took a message of it.</summary>
    public required IReadOnlyList<DateTimeOffset> Mails { get; init; }

    /// <summary>What the mail system writes to; for it, and for the list that HR reads.</summary>
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
        ExpiresAt = invitation.ExpiresAt,
        EndedAt = invitation.EndedAt,
        RevokedAt = invitation.RevokedAt,
        NotRevoked = invitation.NotRevoked,
        Progress = file.Progress(invitation),
        SendMail = invitation.SendMail,
        Mails = invitation.Mails,
        Name = withAddress ? file.Identity.Name : null,
        Email = withAddress ? file.Identity.Email : null,
    };

    /// <summary>202, and where to look how far it is.</summary>
    internal IResult Accepted(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Location = $"/api/v1/candidates/{CandidateId}/invitations/{InvitationId}";
        return Results.Json(this, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    public override string ToString() => $"InvitationView({InvitationId})";
}
