using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class ListDisputesFunction(ReadCaller callers, ListDisputes list)
{
    [Function(nameof(ListDisputes))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/disputes")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadDispute, ct)
            .Then(caller => Task.FromResult(ListDisputes.Parse(request.Query, caller)).Then(query => list.Handle(query, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
