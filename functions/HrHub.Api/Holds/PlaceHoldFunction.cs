using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Holds;

public sealed class PlaceHoldFunction(AnswerOnce once, PlaceHold place)
{
    [Function(nameof(PlaceHold))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/holds")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<PlaceHold.Request, HoldView>(request, Right.PlaceHold, _ => id, (body, caller) => place.Handle(id, body, caller, ct), ct)
            .ToHttp(hold => Results.Json(hold, CanonicalJson.Options, statusCode: StatusCodes.Status201Created));
}
