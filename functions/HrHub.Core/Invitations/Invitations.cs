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
        : file with { Invitations = [.. file.Invitations.Where(other => other.InvitationId != invitation.InvitationId).Append(invitation).OrderBy(one => one.RequestedAt).ThenBy(one => one.InvitationId, StringComparer.Ordinal)] };
}
