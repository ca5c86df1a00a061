using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>The caller's own saved searches.</summary>
public sealed class ListSavedSearches(AdmitCaller admit, ReadTyped typed, ISavedSearches searches)
{
    public async Task<Outcome<SavedSearchList>> Handle(Caller caller, CancellationToken ct)
    {
        if (await admit.ToChange(caller, Right.SaveSearch, SaveSearch.Attempt(caller), ct) is { } refusal) return refusal;
        return new SavedSearchList([.. (await searches.Of(caller.Id, ct)).Select(saved => SavedSearchView.Of(saved, typed.Offset))]);
    }
}
