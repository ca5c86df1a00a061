using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class HireFunction(AnswerOnce once, Hire hire)
{
    [Function(nameof(Hire))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/hiring")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<Hire.Request, StageView>(request, Right.Hire, hired => hired.CandidateId, (body, caller) => hire.Handle(id, body, request.Headers.IfMatch, caller, ct), ct)
            .ToHttp(hired => ETags.Json(hired, hired.Version));
}
