using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Records.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

/// <summary>Criteria in the URL, for what identifies nobody.</summary>
public sealed class CountInterviewsFunction(ReadCaller callers, CountInterviews count)
{
    [Function(nameof(CountInterviews))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/search/facets")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Search, ct)
            .Then(caller => Task.FromResult(SearchUrl.Parse<SearchCriteria>(request.Query)).Then(criteria => count.Handle(criteria, caller, ct)))
            .ToHttp(counts => Results.Json(counts, CanonicalJson.Options));
}
