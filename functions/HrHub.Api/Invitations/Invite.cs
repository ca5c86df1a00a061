using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Invitations;

/// <summary>
/// HR starts an AI interview for a person who has a file. The answer is where to look how far it is. A repeated request is one invitation. Nobody invites to a department or position that is out of the own sight.
/// </summary>
public sealed class Invite(AdmitCaller admit, AddInvitation add, TimeProvider clock)
{
    public sealed record Request : InvitationTerms;

    /// <param name="candidateId">Who is invited.</param>
    /// <param name="request">To what.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="ct">Cancels before anything is written.</param>
    public async Task<Outcome<InvitationView>> Handle(string candidateId, Request request, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Invited, FieldClass = "invitations" };
        var opened = await admit.ToWork(caller, Right.Invite, happened, ct);
        if (opened.Error is { } refusal) return refusal;
        if (!request.IsInSightOf(caller)) return await admit.Refuse(HubError.OutOfSight, happened, ct);

        var home = opened.Value!.File.CandidateId;
        return await add.Handle(home, request.For(home, caller, clock.GetUtcNow()), happened, ct);
    }
}
