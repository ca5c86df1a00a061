using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Records;

namespace HrHub.Pipeline.Invitations;

/// <summary>Changes one invitation within its person's file, and brings the index after it.</summary>
public sealed class ChangeInvitation(ChangeCandidateFile change, TrackInvitations track)
{
    /// <param name="candidateId">Whose.</param>
    /// <param name="invitationId">Which.</param>
    /// <param name="next">May run several times; returns its argument where there is nothing to change.</param>
    /// <param name="happened">For the trail of the file.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The invitation as it is now; null when the person is gone.</returns>
    public Task<Invitation?> Apply(string candidateId, string invitationId, Func<Invitation, Invitation> next, AuditEvent happened, CancellationToken ct)
        => Apply(candidateId, invitationId, (_, known) => next(known), happened, ct);

    /// <param name="candidateId">Whose.</param>
    /// <param name="invitationId">Which.</param>
    /// <param name="next">Sees the whole file.</param>
    /// <param name="happened">For the trail of the file.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The invitation as it is now; null when the person is gone.</returns>
    public async Task<Invitation?> Apply(string candidateId, string invitationId, Func<CandidateFile, Invitation, Invitation> next, AuditEvent happened, CancellationToken ct)
    {
        var file = await change.Apply(candidateId, known => known.FindInvitation(invitationId) is { } invitation ? known.With(next(known, invitation)) : known, happened with { Chain = candidateId, Record = invitationId }, ct);
        if (file is not null) await track.Handle(file, invitationId, ct);
        return file?.FindInvitation(invitationId);
    }
}
