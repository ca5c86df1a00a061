using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class CallOffInvitationFunction(ReadCaller callers, CallOffInvitation callOff)
{
    [Function(nameof(CallOffInvitation))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/candidates/{id}/invitations/{invitation}")] HttpRequest request, string id, string invitation, CancellationToken ct)
        => callers.Handle(request, Right.Invite, ct).Then(caller => callOff.Handle(id, invitation, caller, ct)).ToHttp(view => view.Accepted(request));
}
