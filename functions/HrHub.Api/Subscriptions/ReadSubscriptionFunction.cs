using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class ReadSubscriptionFunction(ReadCaller callers, ReadSubscription read)
{
    [Function(nameof(ReadSubscription))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/subscriptions/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options));
}
