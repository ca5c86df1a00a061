using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class OpenCaseFunction(AnswerOnce once, OpenCase open)
{
    [Function(nameof(OpenCase))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/cases")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<OpenCase.Request, PersonCase>(request, Right.OpenAccessCase, opened => opened.CandidateId, (body, caller) => open.Handle(id, body, caller, ct), ct)
            .ToHttp(opened => ETags.Json(opened, opened.Version, StatusCodes.Status201Created, $"/api/v1/cases/{opened.CaseId}"));
}
