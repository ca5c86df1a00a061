using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>Lets go of one of the caller's own saved searches.</summary>
public sealed class DropSavedSearch(AdmitCaller admit, ISavedSearches searches)
{
    /// <param name="SearchId">Which one it was.</param>
    public sealed record Dropped(string SearchId);

    public async Task<Outcome<Dropped>> Handle(string searchId, Caller caller, CancellationToken ct)
    {
        if (await admit.ToChange(caller, Right.SaveSearch, SaveSearch.Attempt(caller), ct) is { } refusal) return refusal;
        return await searches.Delete(caller.Id, searchId, ct) ? new Dropped(searchId) : HubError.NotFound;
    }
}
