using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class CorrectTextsFunction(ReadCaller callers, CorrectTexts correct)
{
    [Function(nameof(CorrectTexts))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "v1/candidates/{id}/interviews/{interviewId}/texts")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.CorrectText, ct)
            .Then(caller => RequestBody.Read<CorrectTexts.Request>(request, ct, RequestBody.Table).Then(body => correct.Handle(id, interviewId, body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(history => ETags.Json(history, history.Version));
}
