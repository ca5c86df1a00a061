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
        var read = await Read(request, typed, ct);
        if (read.Error is { } wrong) return wrong;

        for (var number = 1; ; number++)
        {
            var saved = SavedSearch.Of(caller.Id, read.Value!, read.Value!.Sort, clock.GetUtcNow(), number);
            if (!await searches.Add(saved, ct)) return HubError.SavedSearchesFull;
            var known = await searches.Find(caller.Id, saved.SearchId, ct) ?? saved;
            // What was saved under this id first may have been replaced by something else since.
            if (known.SaysTheSame(saved)) return SavedSearchView.Of(known, typed.Offset);
        }
    }

    /// <returns>What is wanted as criteria that may be kept.</returns>
    internal static async Task<Outcome<SavedSearchRequest>> Read(SavedSearchRequest request, ReadTyped typed, CancellationToken ct)
    {
        if (await typed.Handle(request, request.Q, ct) is not { } whole) return HubError.BadRequest("q");
        return SavedSearch.PersonalField(whole) is { } field ? HubError.PersonalSearch with { Field = field } : whole;
    }
}
