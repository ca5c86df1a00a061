using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class DecideCaseFunction(ReadCaller callers, DecideCase decide)
{
    [Function(nameof(DecideCase))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/cases/{id}/decision")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.DecideCase, ct)
            .Then(caller => RequestBody.Read<DecideCase.Request>(request, ct).Then(body => decide.Handle(id, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(decided => ETags.Json(decided, decided.Version));
}
