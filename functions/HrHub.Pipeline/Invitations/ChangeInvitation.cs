using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Records;

namespace HrHub.Pipeline.Invitations;

/// <summary>Changes one invitation within its person's file.</summary>
public sealed class ChangeInvitation(ChangeCandidateFile change)
{
    /// <param name="candidateId">Whose.</param>
    /// <param name="invitationId">Which.</param>
    /// <param name="next">May run several times; returns its argument where there is nothing to change.</param>
    /// <param name="happened">For the trail of the file.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The invitation as it is now; null when the person is gone.</returns>
    public async Task<Invitation?> Apply(string candidateId, string invitationId, Func<Invitation, Invitation> next, AuditEvent happened, CancellationToken ct)
        => (await change.Apply(candidateId, file => file.FindInvitation(invitationId) is { } known ? file.With(next(known)) : file, happened with { Chain = candidateId, Record = invitationId }, ct))?.FindInvitation(invitationId);
}
