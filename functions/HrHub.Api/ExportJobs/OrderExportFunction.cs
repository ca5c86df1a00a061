using HrHub.Api.Exports;
using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class OrderExportFunction(AnswerOnce once, OrderExport order)
{
    internal const string Path = "/api/v1/exports/jobs";

    [Function(nameof(OrderExport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/exports/jobs")] HttpRequest request, CancellationToken ct)
        => once.Handle<TableRequest, ExportJobView>(request, Right.Export, _ => null, (wanted, caller) => order.Handle(wanted, RequestLanguage.Of(request, wanted.Lang), caller, ct), ct)
            .ToHttp(job =>
            {
                request.HttpContext.Response.Headers.Location = $"{Path}/{job.JobId}";
                return Results.Json(job, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted);
            });
}
