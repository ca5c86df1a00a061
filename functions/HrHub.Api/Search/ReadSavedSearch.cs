using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>One of the caller's own saved searches; another's does not exist.</summary>
public sealed class ReadSavedSearch(AdmitCaller admit, ReadTyped typed, ISavedSearches searches)
{
    public async Task<Outcome<SavedSearchView>> Handle(string searchId, Caller caller, CancellationToken ct)
    {
        if (await admit.ToChange(caller, Right.SaveSearch, SaveSearch.Attempt(caller), ct) is { } refusal) return refusal;
        return await searches.Find(caller.Id, searchId, ct) is { } saved ? SavedSearchView.Of(saved, typed.Offset) : HubError.NotFound;
    }
}
