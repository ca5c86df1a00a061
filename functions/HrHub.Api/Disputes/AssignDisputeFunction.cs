using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class AssignDisputeFunction(ReadCaller callers, AssignDispute assign)
{
    [Function(nameof(AssignDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/disputes/{id}/assignee")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.AssignDispute, ct)
            .Then(caller => RequestBody.Read<AssignDispute.Request>(request, ct).Then(body => assign.Handle(id, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(assigned => ETags.Json(assigned, assigned.Version));
}
