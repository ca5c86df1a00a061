using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Subscriptions;

public sealed class RotateSecretFunction(ReadCaller callers, RotateSecret rotate)
{
    [Function(nameof(RotateSecret))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/subscriptions/{id}/secret")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Subscribe, ct).Then(caller => rotate.Handle(id, caller, ct)).ToHttp(subscription => Results.Json(subscription, CanonicalJson.Options));
}
