using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Candidates;

public sealed class ReadCandidateFunction(ReadCaller callers, ReadCandidate read)
{
    [Function(nameof(ReadCandidate))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadFile, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(answer => ETags.Json(answer.Document, answer.Version));
}
