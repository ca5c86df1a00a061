using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReplayManyParkedFunction(AnswerOnce once, ReplayManyParked replay)
{
    [Function(nameof(ReplayManyParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/replay")] HttpRequest request, CancellationToken ct)
        => once.Handle<ReplayManyParked.Request, ReplayManyParked.Answer>(request, Right.ReplayParked, _ => null, (body, caller) => replay.Handle(body, caller, ct), ct)
            .ToHttp(answer => Results.Json(answer, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
