using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class DecideDisputeFunction(AnswerOnce once, DecideDispute decide)
{
    [Function(nameof(DecideDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/disputes/{id}/decision")] HttpRequest request, string id, CancellationToken ct)
        => once.Handle<DecideDispute.Request, DisputeView>(request, Right.ResolveDispute, view => view.CandidateId, (body, caller) => decide.Handle(id, body, request.Headers.IfMatch, caller, ct), ct)
            .ToHttp(decided => ETags.Json(decided, decided.Version));
}
