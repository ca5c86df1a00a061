using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Materials;

public sealed class AddMaterialFunction(ReadCaller callers, AddMaterial add)
{
    [Function(nameof(AddMaterial))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/candidates/{id}/materials")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.AddMaterial, ct)
            .Then(caller => ReadUpload.Handle(request, ct).Then(upload => add.Handle(id, upload.Purpose, upload.Content, upload.FileName, request.Headers.IfMatch, caller, ct)))
            .ToHttp(added => ETags.Json(added, added.Version, StatusCodes.Status201Created, $"/api/v1/candidates/{added.CandidateId}/materials/{added.Material.MaterialId}"));
}
