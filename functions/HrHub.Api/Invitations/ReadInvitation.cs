using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;

namespace HrHub.Api.Invitations;

/// <summary>One invitation with its link. The mail system reads it too, with name and address.</summary>
public sealed class ReadInvitation(AdmitCaller admit)
{
    public async Task<Outcome<InvitationView>> Handle(string candidateId, string invitationId, Caller caller, CancellationToken ct)
    {
        // Without the id of the invitation, which may be whatever somebody typed.
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "invitations" };
        var opened = await admit.ToOpen(caller, Right.ReadInvitation, reading, ct);
        if (opened.Error is { } refusal) return refusal;
        return opened.Value!.File is var file && file.FindInvitation(invitationId) is { } invitation ? InvitationView.Of(file, invitation, withAddress: caller.Role is Role.System) : HubError.NotFound;
    }
}
