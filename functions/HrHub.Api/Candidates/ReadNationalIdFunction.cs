using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Candidates;

public sealed class ReadNationalIdFunction(ReadCaller callers, ReadNationalId read)
{
    [Function(nameof(ReadNationalId))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/national-id")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.UnmaskNationalId, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
