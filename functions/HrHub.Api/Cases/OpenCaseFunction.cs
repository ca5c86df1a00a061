using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class OpenCaseFunction(ReadCaller callers, OpenCase open)
{
    [Function(nameof(OpenCase))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/cases")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.OpenAccessCase, ct)
            .Then(caller => RequestBody.Read<OpenCase.Request>(request, ct).Then(body => open.Handle(id, body, caller, ct)))
            .ToHttp(opened => ETags.Json(opened, opened.Version, StatusCodes.Status201Created, $"/api/v1/cases/{opened.CaseId}"));
}
