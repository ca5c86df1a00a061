using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReplayManyParkedFunction(ReadCaller callers, ReplayManyParked replay)
{
    [Function(nameof(ReplayManyParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/replay")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReplayParked, ct)
            .Then(caller => RequestBody.Read<ReplayManyParked.Request>(request, ct).Then(body => replay.Handle(body, caller, ct)))
            .ToHttp(answer => Results.Json(answer, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
