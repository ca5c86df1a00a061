using HrHub.Api.Videos;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.ExportJobs;

public sealed class FollowExportLinkFunction(FollowExportLink follow)
{
    [Function(nameof(FollowExportLink))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/fetch/{ticket}")] HttpRequest request, string ticket, CancellationToken ct)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return follow.Handle(ticket, request.Cookies[LinkExport.Cookie], request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown", ct).ToHttp(file => MediaAnswer.Of(file.Media, file.Name));
    }
}
