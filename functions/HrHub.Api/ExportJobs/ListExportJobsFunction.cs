using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class ListExportJobsFunction(ReadCaller callers, ListExportJobs list)
{
    [Function(nameof(ListExportJobs))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/exports/jobs")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct).Then(caller => list.Handle(request.Query, caller, ct)).ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
