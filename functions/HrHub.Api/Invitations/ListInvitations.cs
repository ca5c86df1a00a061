using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Invitations;

/// <summary>All invitations of a person.</summary>
public sealed class ListInvitations(AdmitCaller admit)
{
    /// <param name="Invitations">In the order in which they were asked for.</param>
    public sealed record Answer(IReadOnlyList<InvitationView> Invitations);

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "invitations" };
        var opened = await admit.ToOpen(caller, Right.ReadInvitation, reading, ct);
        return opened.Error is { } refusal ? refusal : new Answer([.. opened.Value!.File.Invitations.Select(invitation => InvitationView.Of(opened.Value.File, invitation))]);
    }
}
