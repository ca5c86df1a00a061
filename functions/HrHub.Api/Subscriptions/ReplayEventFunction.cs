using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class ReplayEventFunction(AnswerOnce once, ReplayEvent replay)
{
    [Function(nameof(ReplayEvent))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/events/{eventId}/replay")] HttpRequest request, string id, string eventId, CancellationToken ct)
        => once.Handle<SubscriptionView>(request, Right.Subscribe, _ => null, caller => replay.Handle(id, eventId, caller, ct), ct).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
