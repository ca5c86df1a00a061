using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class FollowLinkFunction(FollowLink follow)
{
    [Function(nameof(FollowLink))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/watch/{ticket}")] HttpRequest request, string ticket, CancellationToken ct)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return follow.Handle(ticket, request.Cookies[LinkMedia.Cookie], ct).ToHttp(media => MediaAnswer.Of(media));
    }
}
