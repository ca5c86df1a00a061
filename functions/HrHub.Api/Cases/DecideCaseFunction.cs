using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class DecideCaseFunction(AnswerOnce once, DecideCase decide)
{
    [Function(nameof(DecideCase))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/cases/{id}/decision")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<DecideCase.Request, PersonCase>(request, Right.DecideCase, answered => answered.CandidateId, (body, caller) => decide.Handle(id, body, request.Headers.IfMatch, caller, ct), ct)
            .ToHttp(decided => ETags.Json(decided, decided.Version));
}
