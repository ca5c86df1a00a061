using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class LinkMediaFunction(ReadCaller callers, LinkMedia link)
{
    [Function(nameof(LinkMedia))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}/links")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.Watch, ct)
            .Then(caller => Task.FromResult(WantedClip.Read(request.Query, "of", "start")).Then(wanted => link.Handle(id, interviewId, mediaId, wanted.Of, wanted.Start, request.Cookies[LinkMedia.Cookie], caller, ct)))
            .ToHttp(made => made.ToHttp(request, LinkMedia.Cookie, LinkMedia.Path));
}
