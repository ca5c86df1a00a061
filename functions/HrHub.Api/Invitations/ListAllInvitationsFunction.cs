using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class ListAllInvitationsFunction(ReadCaller callers, ListAllInvitations list)
{
    [Function(nameof(ListAllInvitations))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/invitations")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Invite, ct)
            .Then(caller => Task.FromResult(ListAllInvitations.Parse(request.Query, caller)).Then(query => list.Handle(query, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
