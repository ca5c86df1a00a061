using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class ListSavedSearchesFunction(ReadCaller callers, ListSavedSearches list)
{
    [Function(nameof(ListSavedSearches))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/search/saved")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.SaveSearch, ct)
            .Then(caller => list.Handle(caller, ct))
            .ToHttp(found => Results.Json(found, CanonicalJson.Options));
}
