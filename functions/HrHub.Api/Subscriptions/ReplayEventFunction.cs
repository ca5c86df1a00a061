using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class ReplayEventFunction(ReadCaller callers, ReplayEvent replay)
{
    [Function(nameof(ReplayEvent))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/events/{eventId}/replay")] HttpRequest request, string id, string eventId, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => replay.Handle(id, eventId, caller, ct)).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
