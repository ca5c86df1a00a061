using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Invitations;

/// <summary>Does what a message says about an invitation: has its interview made, filed and mailed, has it mailed once more, or takes it back. Can be run again after a crash at any point.</summary>
public sealed partial class TendInvitation(ICandidateFiles files, MakeInterview make, FileInvited file, MailInvitation mail, RevokeInterview revoke, ILogger<TendInvitation> log)
{
    /// <exception cref="IOException">The mail system did not take the message: the queue brings it again.</exception>
    public async Task Handle(InviteMessage message, CancellationToken ct)
    {
        if (await files.Home(message.CandidateId, ct) is not { Retention.Tombstone: null } person || person.FindInvitation(message.InvitationId) is not { } invitation)
        {
            LogGone(message.InvitationId);
            return;
        }
        var todo = message.Step switch
        {
            InviteStep.Make => Make(person, invitation, message, ct),
            InviteStep.Mail => MailAgain(person, invitation, message, ct),
            InviteStep.Revoke => revoke.Handle(person, invitation, message, ct),
            InviteStep.Expire => revoke.Expire(person, invitation, message, ct),
            _ => throw new InvalidOperationException($"Unknown step {message.Step}."),
        };
        await todo;
    }

    private async Task Make(CandidateFile person, Invitation invitation, InviteMessage message, CancellationToken ct)
    {
        if (invitation.State is InvitationState.Requested or InvitationState.Asking) invitation = await make.Handle(person, invitation, message, ct);
        // Called off while the vendor was asked.
        await revoke.Handle(person, invitation, message, ct);
        if (invitation is not { State: InvitationState.Made }) return;

        await file.Handle(person, invitation, ct);
        if (invitation.SendMail && invitation.Mails.Count == 0 && mail.IsOn) await Mail(person, invitation, "invitation", ct);
    }

    /// <summary>Only where nobody was written to since it was asked for.</summary>
    private async Task MailAgain(CandidateFile person, Invitation invitation, InviteMessage message, CancellationToken ct)
    {
        if (invitation.Mails.Count != message.Mails || invitation.State is not InvitationState.Made || !person.IsUnused(invitation)) return;
        if (mail.IsOn) await Mail(person, invitation, "asked-for", ct);
        else LogNoMail(invitation.InvitationId);
    }

    private async Task Mail(CandidateFile person, Invitation invitation, string why, CancellationToken ct)
    {
        if (!await mail.Handle(person.CandidateId, invitation, why, ct)) throw new IOException($"The mail system did not take the invitation {invitation.InvitationId}.");
    }

    [LoggerMessage(1, LogLevel.Information, "The invitation {InvitationId} belongs to nobody any more.")]
    private partial void LogGone(string invitationId);

    [LoggerMessage(2, LogLevel.Warning, "Nobody is written to of the invitation {InvitationId}: there is no mail hook.")]
    private partial void LogNoMail(string invitationId);
}
