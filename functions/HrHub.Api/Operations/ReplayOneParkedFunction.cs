using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReplayOneParkedFunction(ReadCaller callers, ReplayOneParked replay)
{
    [Function(nameof(ReplayOneParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/{id}/replay")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReplayParked, ct).Then(caller => replay.Handle(id, caller, ct))
            .ToHttp(item => Results.Json(item, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
