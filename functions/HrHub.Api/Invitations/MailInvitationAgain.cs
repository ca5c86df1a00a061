using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;

namespace HrHub.Api.Invitations;

/// <summary>Has the mail system send the link of an invitation once more, also where nobody asked for mail at first. Every message is on record; whoever was just written to is reminded that much later.</summary>
public sealed class MailInvitationAgain(AdmitCaller admit, IAuditLog audit, IMessageBus bus)
{
    private const int MostMails = 20;

    public async Task<Outcome<InvitationView>> Handle(string candidateId, string invitationId, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.MailOrdered, FieldClass = "invitations" };
        var opened = await admit.ToWork(caller, Right.Invite, happened, ct);
        if (opened.Error is { } refusal) return refusal;

        var file = opened.Value!.File;
        if (file.FindInvitation(invitationId) is not { } invitation) return await admit.Refuse(HubError.NotFound, happened, ct);
        happened = happened with { Chain = file.CandidateId, Record = invitationId };
        if (invitation is not { State: InvitationState.Made } || !file.IsUnused(invitation)) return await admit.Refuse(HubError.NoLink, happened, ct);
        if (file.Identity.Email is null) return await admit.Refuse(HubError.NoAddress, happened, ct);
        if (invitation.Mails.Count >= MostMails) return await admit.Refuse(HubError.TooMany, happened, ct);

        await audit.Append(happened, ct);
        // Of several who ask before one is sent, one is sent.
        await bus.Send(Entities.Invite, new InviteMessage(file.CandidateId, invitationId, Step: InviteStep.Mail, Mails: invitation.Mails.Count).ToMessage(), ct);
        return InvitationView.Of(file, invitation);
    }
}
