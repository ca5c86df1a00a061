using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Work;

namespace HrHub.Api.Search;

/// <summary>
/// Finds interviews and says who was interviewed. A page shows many people: one entry on the hub's chain names all of them before the page is served, and each person's archive lists it.
/// People whose data are restricted or in erasure are not found.
/// </summary>
public sealed class SearchInterviews(AdmitCaller admit, ReadCriteria read, ICandidateFiles files, IAuditLog audit, ReadTyped typed)
{
    public async Task<Outcome<SearchAnswer>> Handle(SearchRequest request, Caller caller, CancellationToken ct)
    {
        var listing = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Listed, FieldClass = "search" };
        if (await admit.ToChange(caller, Right.Search, listing, ct) is { } refusal) return refusal;
        var criteria = await read.Handle(request, caller.Sight, ct);
        if (criteria.Error is { } wrong) return wrong;
        try
        {
            return await Page(criteria.Value! with { Order = request.Sort, PageSize = request.Size, Cursor = request.Cursor }, request, listing, ct);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }

    private async Task<SearchAnswer> Page(SearchQuery query, SearchCriteria criteria, AuditEvent listing, CancellationToken ct)
    {
        var page = await files.Search(query, ct);
        string[] people = [.. page.Hits.Select(hit => hit.CandidateId).Distinct()];
        // Beside each other: the entry waits for the disk, the names for the processor. Neither is served without the other.
        var entry = audit.Append(listing with { Record = SearchCursor.TagOf(query), Shown = people }, ct);
        var names = await Opened(people, entry, ct);
        // Who lost the key between the two reads is not there any more.
        return new([.. page.Hits.Where(hit => names.ContainsKey(hit.CandidateId)).Select(hit => Show(hit, names[hit.CandidateId], StageSight.Sees(listing.Who.Role, hit.Stage, SeenClass.Scores)))], page.NextCursor, criteria, Chips.Of(criteria, typed.Offset));
    }

    private async Task<IReadOnlyDictionary<string, string?>> Opened(string[] people, Task entry, CancellationToken ct)
    {
        try
        {
            return await files.Names(people, ct);
        }
        finally
        {
            await entry;
        }
    }

    private static FoundInterview Show(SearchHit hit, string? name, bool withScore) => new()
    {
        CandidateId = hit.CandidateId,
        InterviewId = hit.InterviewId,
        Name = name,
        PositionCode = hit.PositionCode,
        PositionTitle = hit.PositionTitle,
        Department = hit.Department,
        Batch = hit.Batch,
        Vendor = hit.Vendor,
        At = hit.At,
        Stage = hit.Stage,
        Status = hit.Status,
        Score = withScore ? hit.Score : null,
        Tags = hit.Tags,
        Folder = withScore ? hit.Folder : "",
        PayloadAuthenticated = hit.PayloadAuthenticated,
    };
}
