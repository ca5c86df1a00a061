using HrHub.Core;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;

namespace HrHub.Api.Invitations;

/// <summary>Puts an invitation into a person's file, and has the pipeline make its interview: it has the vendors' credentials.</summary>
public sealed class AddInvitation(ChangeCandidateFile change, TrackInvitations track, IMessageBus bus)
{
    private const int MostOfOne = 100;

    /// <param name="home">Whose file.</param>
    /// <param name="wanted">A repeated request wants the same one.</param>
    /// <param name="happened">For the trail.</param>
    /// <param name="ct">Cancels before anything is written.</param>
    public async Task<Outcome<InvitationView>> Handle(string home, Invitation wanted, AuditEvent happened, CancellationToken ct)
    {
        var file = await change.Apply(home, known => known.FindInvitation(wanted.InvitationId) is not null || known.Invitations.Count >= MostOfOne ? known : known.With(wanted), happened with { Record = wanted.InvitationId }, ct);
        if (file is null) return HubError.NotFound;
        return file.FindInvitation(wanted.InvitationId) is { } invitation ? await Announce(file, invitation, ct) : HubError.TooManyInvitations;
    }

    /// <summary>For an invitation that is in the file.</summary>
    public async Task<InvitationView> Announce(CandidateFile file, Invitation invitation, CancellationToken ct)
    {
        await track.Handle(file, invitation.InvitationId, ct);
        // A try before this one may have died before it got here: the bus drops what it has.
        if (invitation.State is InvitationState.Requested) await bus.Send(Entities.Invite, new InviteMessage(file.CandidateId, invitation.InvitationId).ToMessage(), ct);
        return InvitationView.Of(file, invitation);
    }
}
