using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class ReadStageFunction(ReadCaller callers, ReadStage read)
{
    [Function(nameof(ReadStage))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/stage")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadFile, ct).Then(caller => read.Handle(id, caller, ct))
            .ToHttp(stage => ETags.Json(stage, stage.Version));
}
