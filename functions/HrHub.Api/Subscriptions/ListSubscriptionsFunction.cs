using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class ListSubscriptionsFunction(ReadCaller callers, ListSubscriptions list)
{
    [Function(nameof(ListSubscriptions))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/subscriptions")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => list.Handle(caller, ct)).ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
