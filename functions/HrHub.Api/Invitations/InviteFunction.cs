using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class InviteFunction(AnswerOnce once, Invite invite)
{
    [Function(nameof(Invite))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/invitations")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<Invite.Request, InvitationView>(request, Right.Invite, view => view.CandidateId, (body, caller) => invite.Handle(id, body, caller, ct), ct)
            .ToHttp(invitation => invitation.Accepted(request));
}
