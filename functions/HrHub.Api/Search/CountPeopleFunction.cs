using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

/// <summary>Criteria in the body: the way for names and numbers. Makes nothing.</summary>
public sealed class CountPeopleFunction(ReadCaller callers, CountPeople count)
{
    [Function(nameof(CountPeople))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/search/facets")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Search, ct)
            .Then(caller => RequestBody.Read<SearchCriteria>(request, ct).Then(criteria => count.Handle(criteria, caller, ct)))
            .ToHttp(counts => Results.Json(counts, CanonicalJson.Options));
}
