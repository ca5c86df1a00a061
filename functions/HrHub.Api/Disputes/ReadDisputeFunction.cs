using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Disputes;

public sealed class ReadDisputeFunction(ReadCaller callers, ReadDispute read)
{
    [Function(nameof(ReadDispute))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/disputes/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadDispute, ct)
            .Then(caller => read.Handle(id, caller, ct))
            .ToHttp(found => ETags.Json(found, found.Version));
}
