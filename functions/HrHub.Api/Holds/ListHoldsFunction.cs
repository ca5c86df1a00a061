using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Holds;

public sealed class ListHoldsFunction(ReadCaller callers, ListHolds list)
{
    [Function(nameof(ListHolds))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/holds")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadHolds, ct).Then(caller => list.Handle(id, caller, ct)).ToHttp(holds => Results.Json(holds, CanonicalJson.Options));
}
