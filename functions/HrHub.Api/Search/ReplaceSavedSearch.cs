using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>Puts another search in the place of one of the caller's own saved searches, which keeps its id.</summary>
public sealed class ReplaceSavedSearch(AdmitCaller admit, ReadTyped typed, ISavedSearches searches)
{
    /// <param name="searchId">Which.</param>
    /// <param name="request">All of it, as it is from now on.</param>
    /// <param name="ifMatch">The ETag that must still hold; null for any.</param>
    /// <param name="caller">Its owner.</param>
    /// <param name="ct">Cancels before the write.</param>
    public async Task<Outcome<SavedSearchView>> Handle(string searchId, SavedSearchRequest request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        if (await admit.ToChange(caller, Right.SaveSearch, SaveSearch.Attempt(caller), ct) is { } refusal) return refusal;
        var read = await SaveSearch.Read(request, typed, ct);
        if (read.Error is { } wrong) return wrong;
        if (await searches.Find(caller.Id, searchId, ct) is not { } known) return HubError.NotFound;
        if (!ETags.Matches(ifMatch, known.Version)) return HubError.StaleETag;

        var changed = known with { Criteria = read.Value!, Sort = read.Value!.Sort, Version = known.Version + 1 };
        if (changed.SaysTheSame(known)) return SavedSearchView.Of(known, typed.Offset);
        return await searches.Replace(changed, ct) ? SavedSearchView.Of(changed, typed.Offset) : HubError.StaleETag;
    }
}
