using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Changes;

public sealed class ReadChangesFunction(ReadCaller callers, ReadChanges read)
{
    [Function(nameof(ReadChanges))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/changes")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadChanges, ct)
            .Then(caller => Task.FromResult(ReadChanges.Parse(request.Query)).Then(query => read.Handle(query, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
