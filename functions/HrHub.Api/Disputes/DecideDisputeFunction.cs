using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class DecideDisputeFunction(ReadCaller callers, DecideDispute decide)
{
    [Function(nameof(DecideDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/disputes/{id}/decision")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ResolveDispute, ct)
            .Then(caller => RequestBody.Read<DecideDispute.Request>(request, ct).Then(body => decide.Handle(id, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(decided => ETags.Json(decided, decided.Version));
}
