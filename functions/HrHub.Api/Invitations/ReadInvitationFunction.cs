using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class ReadInvitationFunction(ReadCaller callers, ReadInvitation read)
{
    [Function(nameof(ReadInvitation))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/invitations/{invitation}")] HttpRequest request, string id, string invitation, CancellationToken ct)
        => callers.Handle(request, Right.ReadInvitation, ct).Then(caller => read.Handle(id, invitation, caller, ct)).ToHttp(view => Results.Json(view, CanonicalJson.Options));
}
