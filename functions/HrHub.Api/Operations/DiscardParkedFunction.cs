using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class DiscardParkedFunction(ReadCaller callers, DiscardParked discard)
{
    [Function(nameof(DiscardParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/{id}/discard")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReplayParked, ct)
            .Then(caller => RequestBody.Read<DiscardParked.Request>(request, ct).Then(body => discard.Handle(id, body, caller, ct)))
            .ToHttp(item => Results.Json(item, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
