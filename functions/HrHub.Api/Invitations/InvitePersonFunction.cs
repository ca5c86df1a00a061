using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class InvitePersonFunction(AnswerOnce once, InvitePerson invite)
{
    [Function(nameof(InvitePerson))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/invitations")] HttpRequest request, CancellationToken ct)
        => once.Handle<InvitePerson.Request, InvitationView>(request, Right.Invite, view => view.CandidateId, (body, caller) => invite.Handle(body, caller, ct), ct)
            .ToHttp(invitation => invitation.Accepted(request));
}
