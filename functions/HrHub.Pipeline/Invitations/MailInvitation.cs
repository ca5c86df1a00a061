using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Pipeline.Notices;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Invitations;

/// <summary>
/// Has the bank's mail hook write to somebody who is invited, or remind them, and notes it. The hook reads name, address and link from the API with a token of its own, so that whoever gets hold of the notice has nothing.
/// </summary>
public sealed class MailInvitation(PostNotice notice, ChangeInvitation change, IOptions<NoticesOptions> options, TimeProvider clock)
{
    /// <param name="CandidateId">Whose.</param>
    /// <param name="InvitationId">Read it at <c>/api/v1/candidates/{candidateId}/invitations/{invitationId}</c>.</param>
    /// <param name="Number">0 for the invitation, 1 for the first reminder, …</param>
    public sealed record Which(string CandidateId, string InvitationId, int Number);

    public bool IsOn => options.Value.IsOn;

    /// <param name="candidateId">Whose.</param>
    /// <param name="invitation">With the mails that were sent before.</param>
    /// <param name="why">Who wants it, as a code.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when the hook did not take it; the same notice later has the same id.</returns>
    public async Task<bool> Handle(string candidateId, Invitation invitation, string why, CancellationToken ct)
    {
        var number = invitation.Mails.Count;
        var type = number == 0 ? "invitation.made" : "invitation.reminder";
        if (!await notice.Handle(Ids.MailId(invitation.InvitationId, type, number), type, candidateId, new Which(candidateId, invitation.InvitationId, number), ct)) return false;
        var at = clock.GetUtcNow();
        await change.Apply(candidateId, invitation.InvitationId, known => known.Mails.Count == number ? known with { Mails = [.. known.Mails, at] } : known,
            new() { Chain = candidateId, Who = Caller.Hub("mail", "queue"), Action = AuditAction.Mailed, Why = why }, ct);
        return true;
    }
}
