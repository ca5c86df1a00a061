using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class PlayExcerptFunction(ReadCaller callers, PlayExcerpt play)
{
    [Function(nameof(PlayExcerpt))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}/excerpt")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.Watch, ct)
            .Then(caller => Task.FromResult(WantedClip.Read(request.Query, "start")).Then(wanted => play.Handle(id, interviewId, mediaId, wanted.Start, caller, ct)))
            .ToHttp(excerpt => MediaAnswer.Of(excerpt));
}
