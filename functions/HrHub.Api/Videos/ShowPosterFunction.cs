using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Videos;

public sealed class ShowPosterFunction(ReadCaller callers, ShowPoster show)
{
    [Function(nameof(ShowPoster))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/media/{mediaId}/poster")] HttpRequest request, string id, string interviewId, string mediaId, CancellationToken ct)
        => callers.Handle(request, Right.Watch, ct).Then(caller => show.Handle(id, interviewId, mediaId, caller, ct)).ToHttp(poster => MediaAnswer.Of(poster));
}
