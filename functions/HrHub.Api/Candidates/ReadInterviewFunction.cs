using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Candidates;

public sealed class ReadInterviewFunction(ReadCaller callers, ReadInterview read)
{
    [Function(nameof(ReadInterview))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.ReadInterview, ct).Then(caller => read.Handle(id, interviewId, caller, ct)).ToHttp(answer => ETags.Json(answer.Interview, answer.Version));
}
