using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class DropExportFunction(ReadCaller callers, DropExport drop)
{
    [Function(nameof(DropExport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/exports/jobs/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct).Then(caller => drop.Handle(id, caller, ct)).ToHttp(_ => Results.NoContent());
}
