using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Materials;

public sealed class DeleteMaterialFunction(ReadCaller callers, DeleteMaterial delete)
{
    [Function(nameof(DeleteMaterial))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/candidates/{id}/materials/{materialId}")] HttpRequest request, string id, string materialId, CancellationToken ct)
        => callers.Handle(request, Right.DeleteMaterial, ct).Then(caller => delete.Handle(id, materialId, request.Headers.IfMatch, caller, ct))
            .ToHttp(_ => Results.NoContent());
}
