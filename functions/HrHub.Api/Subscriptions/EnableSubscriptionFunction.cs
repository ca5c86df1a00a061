using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class EnableSubscriptionFunction(AnswerOnce once, EnableSubscription enable)
{
    [Function(nameof(EnableSubscription))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/enabling")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<SubscriptionView>(request, Right.Subscribe, _ => null, caller => enable.Handle(id, caller, ct), ct).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options));
}
