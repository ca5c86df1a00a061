using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class LinkMediaFunction(ReadCaller callers, LinkMedia link)
{
    [Function(nameof(LinkMedia))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}/links")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.Watch, ct)
            .Then(caller => link.Handle(id, interviewId, mediaId, request.Cookies[LinkMedia.Cookie], caller, ct))
            .ToHttp(made =>
            {
                request.HttpContext.Response.Cookies.Append(LinkMedia.Cookie, made.Browser, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = LinkMedia.Path, Expires = made.Link.ExpiresAt });
                return Results.Json(made.Link, CanonicalJson.Options, statusCode: StatusCodes.Status201Created);
            });
}
