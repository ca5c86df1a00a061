using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class CheckIdentityFunction(ReadCaller callers, CheckIdentity check)
{
    [Function(nameof(CheckIdentity))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/cases/{id}/identity-check")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.DecideCase, ct)
            .Then(caller => RequestBody.Read<CheckIdentity.Request>(request, ct).Then(body => check.Handle(id, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(noted => ETags.Json(noted, noted.Version));
}
