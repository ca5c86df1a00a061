using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReadParkedFunction(ReadCaller callers, ReadParked read)
{
    [Function(nameof(ReadParked))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/operations/parked/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadOperations, ct).Then(caller => read.Handle(id, caller, ct)).ToHttp(item => Results.Json(item, CanonicalJson.Options));
}
