using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Competencies;

public sealed class WriteModelFunction(ReadCaller callers, WriteModel write)
{
    [Function(nameof(WriteModel))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/positions/{code}/model")] HttpRequest request, string code, CancellationToken ct)
        => callers.Handle(request, Right.WriteModel, ct)
            .Then(caller => RequestBody.Read<WriteModel.Request>(request, ct).Then(body => write.Handle(PathSegment.Decoded(code), body, request.Headers.IfMatch, caller, ct)))
            .ToHttp(model => ETags.Json(model, model.Version));
}
