using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReplayOneParkedFunction(AnswerOnce once, ReplayOneParked replay)
{
    [Function(nameof(ReplayOneParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/{id}/replay")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<ParkedView>(request, Right.ReplayParked, _ => null, caller => replay.Handle(id, caller, ct), ct)
            .ToHttp(item => Results.Json(item, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
