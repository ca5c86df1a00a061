using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class SubscribeFunction(ReadCaller callers, Subscribe subscribe)
{
    [Function(nameof(Subscribe))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct)
            .Then(caller => RequestBody.Read<Subscribe.Request>(request, ct).Then(body => subscribe.Handle(body, caller, ct)))
            .ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options, statusCode: StatusCodes.Status201Created));
}
