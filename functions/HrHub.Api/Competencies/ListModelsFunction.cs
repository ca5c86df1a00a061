using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Competencies;

public sealed class ListModelsFunction(ReadCaller callers, ListModels list)
{
    [Function(nameof(ListModels))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/models")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.ReadModel, ct).Then(caller => list.Handle(caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
