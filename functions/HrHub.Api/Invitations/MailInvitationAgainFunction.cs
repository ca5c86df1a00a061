using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class MailInvitationAgainFunction(AnswerOnce once, MailInvitationAgain mail)
{
    [Function(nameof(MailInvitationAgain))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/invitations/{invitation}/mail")] HttpRequest request, string id, string invitation, CancellationToken ct)
        => once.Handle<InvitationView>(request, Right.Invite, view => view.CandidateId, caller => mail.Handle(id, invitation, caller, ct), ct).ToHttp(view => view.Accepted(request));
}
