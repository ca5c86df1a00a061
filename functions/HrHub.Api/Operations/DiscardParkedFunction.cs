using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class DiscardParkedFunction(AnswerOnce once, DiscardParked discard)
{
    [Function(nameof(DiscardParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/operations/parked/{id}/discard")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<DiscardParked.Request, ParkedView>(request, Right.ReplayParked, _ => null, (body, caller) => discard.Handle(id, body, caller, ct), ct)
            .ToHttp(item => Results.Json(item, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
