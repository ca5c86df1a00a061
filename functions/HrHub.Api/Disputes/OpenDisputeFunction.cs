using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class OpenDisputeFunction(AnswerOnce once, OpenDispute open)
{
    [Function(nameof(OpenDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/interviews/{interviewId}/disputes")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => once.Handle<OpenDispute.Request, DisputeView>(request, Right.OpenDispute, view => view.CandidateId, (body, caller) => open.Handle(id, interviewId, body, caller, ct), ct)
            .ToHttp(opened => ETags.Json(opened, opened.Version, StatusCodes.Status201Created, $"/api/v1/disputes/{opened.DisputeId}"));
}
