using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class WatchMediaFunction(ReadCaller callers, WatchMedia watch)
{
    [Function(nameof(WatchMedia))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.Watch, ct).Then(caller => watch.Handle(id, interviewId, mediaId, toKeep: false, caller, ct)).ToHttp(media => MediaAnswer.Of(media));
}
