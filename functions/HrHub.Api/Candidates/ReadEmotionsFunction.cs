using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Candidates;

public sealed class ReadEmotionsFunction(ReadCaller callers, ReadEmotions read)
{
    [Function(nameof(ReadEmotions))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/interviews/{interviewId}/emotions")] HttpRequest request, string id, string interviewId, CancellationToken ct)
        => callers.Handle(request, Right.ReadInterview, ct).Then(caller => read.Handle(id, interviewId, caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
