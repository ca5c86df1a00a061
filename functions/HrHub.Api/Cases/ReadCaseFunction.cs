using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Cases;

public sealed class ReadCaseFunction(ReadCaller callers, ReadCase read)
{
    [Function(nameof(ReadCase))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/cases/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadCase, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(found => ETags.Json(found, found.Version));
}
