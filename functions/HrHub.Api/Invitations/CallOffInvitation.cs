using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;

namespace HrHub.Api.Invitations;

/// <summary>Takes an invitation back before its interview has begun: the link is forgotten at once, and the pipeline has the vendor close it where its profile says how. Calling off twice is calling off once.</summary>
public sealed class CallOffInvitation(AdmitCaller admit, ChangeCandidateFile change, TrackInvitations track, IMessageBus bus, TimeProvider clock)
{
    public async Task<Outcome<InvitationView>> Handle(string candidateId, string invitationId, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.InvitationEnded, FieldClass = "invitations", Why = Invitation.CalledOff };
        var opened = await admit.ToWork(caller, Right.Invite, happened, ct);
        if (opened.Error is { } refusal) return refusal;
        if (opened.Value!.File.FindInvitation(invitationId) is null) return await admit.Refuse(HubError.NotFound, happened, ct);

        var begun = false;
        var file = await change.Apply(opened.Value.File.CandidateId, known =>
        {
            if (known.FindInvitation(invitationId) is not { State: not InvitationState.Ended } invitation) return known;
            begun = !known.IsUnused(invitation);
            return begun ? known : known.With(invitation.EndedWith(Invitation.CalledOff, clock.GetUtcNow()));
        }, happened with { Record = invitationId }, ct);
        if (file?.FindInvitation(invitationId) is not { } ended) return HubError.NotFound;
        if (begun) return await admit.Refuse(HubError.InterviewBegun, happened with { Record = invitationId }, ct);

        await track.Handle(file, invitationId, ct);
        await bus.Send(Entities.Invite, new InviteMessage(file.CandidateId, invitationId, Step: InviteStep.Revoke).ToMessage(), ct);
        return InvitationView.Of(file, ended);
    }
}
