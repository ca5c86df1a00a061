using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class OpenDisputeFunction(ReadCaller callers, OpenDispute open)
{
    [Function(nameof(OpenDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/interviews/{interviewId}/disputes")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.OpenDispute, ct)
            .Then(caller => RequestBody.Read<OpenDispute.Request>(request, ct).Then(body => open.Handle(id, interviewId, body, caller, ct)))
            .ToHttp(opened => ETags.Json(opened, opened.Version, StatusCodes.Status201Created, $"/api/v1/disputes/{opened.DisputeId}"));
}
