using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class ReadExportJobFunction(ReadCaller callers, ReadExportJob read)
{
    [Function(nameof(ReadExportJob))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/exports/jobs/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(job => Results.Json(job, CanonicalJson.Options));
}
