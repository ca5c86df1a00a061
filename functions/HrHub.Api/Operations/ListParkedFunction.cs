using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ListParkedFunction(ReadCaller callers, ListParked list)
{
    [Function(nameof(ListParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/operations/parked")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadOperations, ct)
            .Then(caller => Task.FromResult(ListParked.Parse(request.Query)).Then(query => list.Handle(query, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
