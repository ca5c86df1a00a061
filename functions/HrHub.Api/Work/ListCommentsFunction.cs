using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class ListCommentsFunction(ReadCaller callers, ListComments list)
{
    [Function(nameof(ListComments))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/comments")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.Comment, ct).Then(caller => list.Handle(id, caller, ct))
            .ToHttp(comments => ETags.Json(comments, comments.Version));
}
