using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ListHealthReportsFunction(ReadCaller callers, ListHealthReports list)
{
    [Function(nameof(ListHealthReports))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/operations/reports")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadOperations, ct).Then(caller => list.Handle(caller, ct)).ToHttp(months => Results.Json(months, CanonicalJson.Options));
}
