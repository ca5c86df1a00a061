using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class EditCommentFunction(ReadCaller callers, EditComment edit)
{
    [Function(nameof(EditComment))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/candidates/{id}/comments/{commentId}")] HttpRequest request, string id, string commentId, CancellationToken ct)
        => callers.Handle(request, Right.Comment, ct)
            .Then(caller => RequestBody.Read<CommentRequest>(request, ct).Then(body => edit.Handle(id, commentId, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(edited => ETags.Json(edited, edited.Version));
}
