using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Holds;

public sealed class PlaceHoldFunction(ReadCaller callers, PlaceHold place)
{
    [Function(nameof(PlaceHold))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/holds")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.PlaceHold, ct)
            .Then(caller => RequestBody.Read<PlaceHold.Request>(request, ct).Then(body => place.Handle(id, body, caller, ct)))
            .ToHttp(hold => Results.Json(hold, CanonicalJson.Options, statusCode: StatusCodes.Status201Created));
}
