using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class UnsubscribeFunction(ReadCaller callers, Unsubscribe unsubscribe)
{
    [Function(nameof(Unsubscribe))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/subscriptions/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => unsubscribe.Handle(id, caller, ct)).ToHttp(_ => Results.NoContent());
}
