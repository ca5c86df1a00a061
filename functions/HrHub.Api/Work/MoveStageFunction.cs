using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class MoveStageFunction(AnswerOnce once, MoveStage move)
{
    [Function(nameof(MoveStage))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/stage")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<MoveStage.Request, StageView>(request, Right.MoveStage, moved => moved.CandidateId, (body, caller) => move.Handle(id, body, request.Headers.IfMatch, caller, ct), ct)
            .ToHttp(moved => ETags.Json(moved, moved.Version));
}
