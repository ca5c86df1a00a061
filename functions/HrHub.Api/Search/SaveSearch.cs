using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>Keeps a search for whoever saves it. One that identifies a person is refused: it would outlive the person's erasure.</summary>
public sealed class SaveSearch(AdmitCaller admit, ReadTyped typed, ISavedSearches searches, TimeProvider clock)
{
    /// <summary>What is put on record when somebody may not.</summary>
    internal static AuditEvent Attempt(Caller caller) => new() { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "saved-searches" };

    public async Task<Outcome<SavedSearchView>> Handle(SavedSearchRequest request, Caller caller, CancellationToken ct)
    {
        if (await admit.ToChange(caller, Right.SaveSearch, Attempt(caller), ct) is { } refusal) return refusal;
        if (await typed.Handle(request, request.Q, ct) is not { } whole) return HubError.BadRequest("q");
        if (SavedSearch.PersonalField(whole) is { } field) return HubError.PersonalSearch with { Field = field };

        var saved = SavedSearch.Of(caller.Id, whole, whole.Sort, clock.GetUtcNow());
        if (!await searches.Add(saved, ct)) return HubError.SavedSearchesFull;
        return SavedSearchView.Of(await searches.Find(caller.Id, saved.SearchId, ct) ?? saved, typed.Offset);
    }
}
