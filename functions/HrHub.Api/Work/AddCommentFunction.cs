using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class AddCommentFunction(AnswerOnce once, AddComment add)
{
    [Function(nameof(AddComment))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/comments")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<CommentRequest, CommentView>(request, Right.Comment, added => added.CandidateId, (body, caller) => add.Handle(id, body, caller, ct), ct)
            .ToHttp(added => ETags.Json(added, added.Version, StatusCodes.Status201Created));
}
