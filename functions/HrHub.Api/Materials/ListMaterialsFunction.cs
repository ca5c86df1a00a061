using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Materials;

public sealed class ListMaterialsFunction(ReadCaller callers, ListMaterials list)
{
    [Function(nameof(ListMaterials))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/materials")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadFile, ct).Then(caller => list.Handle(id, caller, ct))
            .ToHttp(listed => ETags.Json(listed, listed.Version));
}
