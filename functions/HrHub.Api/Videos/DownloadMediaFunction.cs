using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class DownloadMediaFunction(ReadCaller callers, DownloadMedia download)
{
    [Function(nameof(DownloadMedia))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}/download")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.DownloadVideo, ct).Then(caller => download.Handle(id, interviewId, mediaId, caller, ct)).ToHttp(media => MediaAnswer.Of(media, MediaAnswer.NameOf(mediaId, media.ContentType)));
}
