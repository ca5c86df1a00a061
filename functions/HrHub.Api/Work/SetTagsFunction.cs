using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class SetTagsFunction(ReadCaller callers, SetTags set)
{
    [Function(nameof(SetTags))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/candidates/{id}/interviews/{interviewId}/tags")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.Tag, ct)
            .Then(caller => RequestBody.Read<SetTags.Request>(request, ct).Then(body => set.Handle(id, interviewId, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(tagged => ETags.Json(tagged, tagged.Version));
}
