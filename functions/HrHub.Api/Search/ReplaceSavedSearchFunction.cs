using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class ReplaceSavedSearchFunction(ReadCaller callers, ReplaceSavedSearch replace)
{
    [Function(nameof(ReplaceSavedSearch))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/search/saved/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.SaveSearch, ct)
            .Then(caller => RequestBody.Read<SavedSearchRequest>(request, ct).Then(wanted => replace.Handle(id, wanted, request.Headers.IfMatch, caller, ct)))
            .ToHttp(saved => ETags.Json(saved, saved.Version));
}
