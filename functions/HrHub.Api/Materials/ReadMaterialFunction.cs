using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Materials;

public sealed class ReadMaterialFunction(ReadCaller callers, ReadMaterial read)
{
    [Function(nameof(ReadMaterial))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/materials/{materialId}")] HttpRequest request, string id, string materialId, CancellationToken ct)
        => callers.Handle(request, Right.ReadFile, ct).Then(caller => read.Handle(id, materialId, caller, ct))
            .ToHttp(opened => ReadMaterial.ToHttp(opened, request.HttpContext.Response));
}
