using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

/// <summary>Makes nothing that stays, so it can be repeated as it is.</summary>
public sealed class LinkExportFunction(ReadCaller callers, LinkExport link)
{
    [Function(nameof(LinkExport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/exports/jobs/{id}/links")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct)
            .Then(caller => link.Handle(id, request.Cookies[LinkExport.Cookie], caller, ct))
            .ToHttp(made => made.ToHttp(request, LinkExport.Cookie, LinkExport.Path));
}
