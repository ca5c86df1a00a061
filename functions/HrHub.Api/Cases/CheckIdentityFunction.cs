using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class CheckIdentityFunction(AnswerOnce once, CheckIdentity check)
{
    [Function(nameof(CheckIdentity))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/cases/{id}/identity-check")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<CheckIdentity.Request, PersonCase>(request, Right.DecideCase, answered => answered.CandidateId, (body, caller) => check.Handle(id, body, request.Headers.IfMatch, caller, ct), ct)
            .ToHttp(noted => ETags.Json(noted, noted.Version));
}
