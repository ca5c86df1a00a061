using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.History;

public sealed class ReadHistoryFunction(ReadCaller callers, ReadHistory read)
{
    [Function(nameof(ReadHistory))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/history")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.ReadHistory, ct)
            .Then(caller => Task.FromResult(HistoryQuery.Parse(request.Query)).Then(query => read.Handle(id, query, RequestLanguage.Of(request, query.Lang), caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
