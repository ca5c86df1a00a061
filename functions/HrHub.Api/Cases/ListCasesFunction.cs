using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class ListCasesFunction(ReadCaller callers, ListCases list)
{
    [Function(nameof(ListCases))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/cases")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadCase, ct)
            .Then(caller => Task.FromResult(ListCases.Parse(request.Query)).Then(query => list.Handle(query, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
