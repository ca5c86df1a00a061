using HrHub.Api.Access;
using HrHub.Api.Videos;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class FetchExportFunction(ReadCaller callers, FetchExport fetch)
{
    [Function(nameof(FetchExport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/exports/jobs/{id}/file")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct).Then(caller => fetch.Handle(id, caller, ct)).ToHttp(file => MediaAnswer.Of(file.Media, file.Name));
}
