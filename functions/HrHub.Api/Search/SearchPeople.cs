using HrHub.Core;
using HrHub.Core.Access;

namespace HrHub.Api.Search;

/// <summary>A search whose criteria came in a body: they may say who is looked for.</summary>
public sealed class SearchPeople(SearchInterviews search)
{
    public Task<Outcome<SearchAnswer>> Handle(SearchRequest request, Caller caller, CancellationToken ct) => search.Handle(request, caller, ct);
}
