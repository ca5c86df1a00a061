using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Candidates;

public sealed class ReadMetadataFunction(ReadCaller callers, ReadMetadata read)
{
    [Function(nameof(ReadMetadata))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/metadata")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadMetadata, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
