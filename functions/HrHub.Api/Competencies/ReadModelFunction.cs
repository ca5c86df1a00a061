using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Competencies;

public sealed class ReadModelFunction(ReadCaller callers, ReadModel read)
{
    [Function(nameof(ReadModel))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/positions/{code}/model")] HttpRequest request, string code, CancellationToken ct)
        => callers.Handle(request, Right.ReadModel, ct).Then(caller => read.Handle(PathSegment.Decoded(code), request.Query, caller, ct)).ToHttp(answer => ETags.Json(answer, answer.Model.Version));
}
