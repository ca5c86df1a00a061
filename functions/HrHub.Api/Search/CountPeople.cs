using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>Counts by criteria that came in a body: they may say who is looked for.</summary>
public sealed class CountPeople(CountInterviews count)
{
    public Task<Outcome<SearchCounts>> Handle(SearchCriteria criteria, Caller caller, CancellationToken ct) => count.Handle(criteria, caller, ct);
}
