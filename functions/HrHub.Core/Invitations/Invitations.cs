using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Core.Invitations;

/// <summary>The invitations of a person's file.</summary>
public static class Invitations
{
    public static Invitation? FindInvitation(this CandidateFile file, string invitationId) => file.Invitations.FirstOrDefault(known => known.InvitationId == invitationId);

    /// <summary>The file with this invitation added, or in place of the one of its id.</summary>
    /// <returns>This file where it has the same already.</returns>
    public static CandidateFile With(this CandidateFile file, Invitation invitation) => file.FindInvitation(invitation.InvitationId) is { } known && ReferenceEquals(known, invitation)
        ? file
        : file.WithInvitations([.. file.Invitations.Where(other => other.InvitationId != invitation.InvitationId).Append(invitation).OrderBy(one => one.RequestedAt).ThenBy(one => one.InvitationId, StringComparer.Ordinal)]);

    public static InvitationProgress Progress(this CandidateFile file, Invitation invitation)
        => (invitation.State, file.InterviewOf(invitation)?.Status) switch
        {
            // Whoever was faster than the end of the link has had the interview all the same.
            (_, InterviewStatus.Completed) => InvitationProgress.Completed,
            (_, InterviewStatus.Scoring) => InvitationProgress.Scoring,
            (_, InterviewStatus.Scored) => InvitationProgress.Scored,
            (InvitationState.Ended, _) => invitation.Because == Invitation.Expired ? InvitationProgress.Expired : InvitationProgress.Cancelled,
            (InvitationState.Requested or InvitationState.Asking, _) => InvitationProgress.Requested,
            (InvitationState.Failed, _) => InvitationProgress.NotMade,
            (_, InterviewStatus.Started) => InvitationProgress.Started,
            (_, InterviewStatus.Abandoned) => InvitationProgress.Abandoned,
            (_, InterviewStatus.Failed) => InvitationProgress.Failed,
            (_, InterviewStatus.Cancelled) => InvitationProgress.Cancelled,
            _ => InvitationProgress.NotStarted,
        };

    /// <summary>Whether the link may still be taken back: nobody has begun.</summary>
    public static bool IsUnused(this CandidateFile file, Invitation invitation) => file.InterviewOf(invitation)?.Status is null or InterviewStatus.Invited;

    private static Interview? InterviewOf(this CandidateFile file, Invitation invitation) => invitation.InterviewId is { } id ? file.Find(id)?.Interview : null;
}
