using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>How many interviews a search finds, by batch, position, stage and score band, within the caller's sight. Shows nobody.</summary>
public sealed class CountInterviews(AdmitCaller admit, ReadCriteria read, ICandidateFiles files, IAuditLog audit)
{
    public async Task<Outcome<SearchCounts>> Handle(SearchCriteria criteria, Caller caller, CancellationToken ct)
    {
        var counting = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "counts" };
        if (await admit.ToChange(caller, Right.Search, counting, ct) is { } refusal) return refusal;
        var query = await read.Handle(criteria, caller.Sight, ct);
        if (query.Error is { } wrong) return wrong;
        // A count of one person, by their number, says that they are here: it is on their record as any read is.
        await audit.Append(counting with { Shown = query.Value!.CandidateIds }, ct);
        return await files.Count(query.Value!, ct);
    }
}
