using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReadSyncHealthFunction(ReadCaller callers, ReadSyncHealth read)
{
    [Function(nameof(ReadSyncHealth))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/operations/systems")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadOperations, ct).Then(caller => read.Handle(caller, ct)).ToHttp(health => Results.Json(health, CanonicalJson.Options));
}
