using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class ListInvitationsFunction(ReadCaller callers, ListInvitations list)
{
    [Function(nameof(ListInvitations))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/invitations")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadInvitation, ct).Then(caller => list.Handle(id, caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
