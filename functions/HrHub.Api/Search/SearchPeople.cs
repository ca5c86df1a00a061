using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;

namespace HrHub.Api.Search;

/// <summary>A search whose criteria came in a body: they may say who is looked for, as members or as somebody typed them.</summary>
public sealed class SearchPeople(SearchInterviews search, ReadKnownValues known, PolicySet policies, TimeProvider clock)
{
    public async Task<Outcome<SearchAnswer>> Handle(SearchRequest request, Caller caller, CancellationToken ct)
    {
        if (request.Q is not { } typed || !caller.Can(Right.Search)) return await search.Handle(request, caller, ct);
        var now = clock.GetUtcNow();
        return FreeForm.Parse(typed, await known.Handle(ct), now, policies.Zone.GetUtcOffset(now)) is { } read && FreeForm.Join(request, read) is SearchRequest whole
            ? await search.Handle(whole, caller, ct)
            : HubError.BadRequest("q");
    }
}
