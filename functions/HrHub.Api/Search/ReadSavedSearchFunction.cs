using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class ReadSavedSearchFunction(ReadCaller callers, ReadSavedSearch read)
{
    [Function(nameof(ReadSavedSearch))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/search/saved/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.SaveSearch, ct)
            .Then(caller => read.Handle(id, caller, ct))
            .ToHttp(saved => ETags.Json(saved, saved.Version));
}
