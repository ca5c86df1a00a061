using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class SubscribeFunction(AnswerOnce once, Subscribe subscribe)
{
    [Function(nameof(Subscribe))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions")] HttpRequest request, CancellationToken ct)
        => once.Handle<Subscribe.Request, SubscriptionView>(request, Right.Subscribe, _ => null, (body, caller) => subscribe.Handle(body, caller, ct), ct)
            .ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options, statusCode: StatusCodes.Status201Created));
}
