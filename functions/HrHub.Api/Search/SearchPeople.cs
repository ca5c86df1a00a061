using HrHub.Core;
using HrHub.Core.Access;

namespace HrHub.Api.Search;

/// <summary>A search whose criteria came in a body: they may say who is looked for, as members or as somebody typed them.</summary>
public sealed class SearchPeople(SearchInterviews search, ReadTyped typed)
{
    public async Task<Outcome<SearchAnswer>> Handle(SearchRequest request, Caller caller, CancellationToken ct)
    {
        // What was typed is read only for whoever may search; a refusal is put on record by the search.
        if (!caller.Can(Right.Search)) return await search.Handle(request, caller, ct);
        return await typed.Handle(request, request.Q, ct) is { } whole ? await search.Handle(whole, caller, ct) : HubError.BadRequest("q");
    }
}
