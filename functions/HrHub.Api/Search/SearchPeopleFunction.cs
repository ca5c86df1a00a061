using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

/// <summary>Criteria in the body: the way for names and numbers. Makes nothing, so it can be repeated as it is.</summary>
public sealed class SearchPeopleFunction(ReadCaller callers, SearchPeople search)
{
    [Function(nameof(SearchPeople))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/search")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Search, ct)
            .Then(caller => RequestBody.Read<SearchRequest>(request, ct).Then(wanted => search.Handle(wanted, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
