using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class ListSentEventsFunction(ReadCaller callers, ListSentEvents list)
{
    [Function(nameof(ListSentEvents))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/subscriptions/{id}/events")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => list.Handle(id, request.Query, caller, ct)).ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
