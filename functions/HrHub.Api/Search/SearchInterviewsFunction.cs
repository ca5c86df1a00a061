using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

/// <summary>Criteria in the URL, for what identifies nobody.</summary>
public sealed class SearchInterviewsFunction(ReadCaller callers, SearchInterviews search)
{
    [Function(nameof(SearchInterviews))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/search")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Search, ct)
            .Then(caller => Task.FromResult(SearchUrl.Parse<SearchRequest>(request.Query)).Then(wanted => search.Handle(wanted, caller, ct)))
            .ToHttp(page => Results.Json(page, CanonicalJson.Options));
}
