using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class ReadTextHistoryFunction(ReadCaller callers, ReadTextHistory read)
{
    [Function(nameof(ReadTextHistory))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/revisions")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.ReadFile, ct).Then(caller => read.Handle(id, interviewId, caller, ct))
            .ToHttp(history => ETags.Json(history, history.Version));
}
