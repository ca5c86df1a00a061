using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class RotateSecretFunction(AnswerOnce once, RotateSecret rotate)
{
    [Function(nameof(RotateSecret))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/secret")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<SubscriptionView>(request, Right.Subscribe, _ => null, caller => rotate.Handle(id, caller, ct), ct).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options));
}
