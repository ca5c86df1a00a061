using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class DeleteCommentFunction(ReadCaller callers, DeleteComment delete)
{
    [Function(nameof(DeleteComment))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/candidates/{id}/comments/{commentId}")] HttpRequest request, string id, string commentId, CancellationToken ct)
        => callers.Handle(request, Right.Comment, ct).Then(caller => delete.Handle(id, commentId, request.Headers.IfMatch, caller, ct))
            .ToHttp(_ => Results.NoContent());
}
