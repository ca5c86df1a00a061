using HrHub.Core.Records;

namespace HrHub.Core.Invitations;

/// <summary>Brings the index of invitations to the state of a person's file. Whoever changed an invitation or its interview calls it after the file was saved, and before the work counts as done: what a crash leaves out, the next run brings.</summary>
public sealed class TrackInvitations(IInvitationIndex index)
{
    /// <summary>One invitation.</summary>
    public async Task Handle(CandidateFile file, string invitationId, CancellationToken ct)
    {
        if (file.FindInvitation(invitationId) is { } invitation) await index.Put(InvitationEntry.Of(file, invitation), ct);
    }

    /// <summary>The invitation that an interview comes from, where it comes from one.</summary>
    public async Task OfInterview(CandidateFile file, string interviewId, CancellationToken ct)
    {
        foreach (var invitation in file.Invitations.Where(invitation => invitation.InterviewId == interviewId)) await index.Put(InvitationEntry.Of(file, invitation), ct);
    }
}
