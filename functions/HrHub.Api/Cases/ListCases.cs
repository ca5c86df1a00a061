using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Cases;

/// <summary>Cases without their texts, the one that is due first at the front; a candidate sees the own ones.</summary>
public sealed class ListCases(AdmitCaller admit, ICases cases)
{
    /// <summary>Query parameters: <c>state</c>, <c>due</c> (this time or before), <c>size</c> (1–200), <c>cursor</c>.</summary>
    public static Outcome<CaseQuery> Parse(IQueryCollection query)
    {
        foreach (var name in query.Keys)
            if (name is not ("state" or "due" or "size" or "cursor")) return HubError.BadRequest(name);
        CaseState state = default;
        DateTimeOffset due = default;
        var size = 50;
        if (query.ContainsKey("state") && !(Enum.TryParse(query["state"], ignoreCase: true, out state) && Enum.IsDefined(state))) return HubError.BadRequest("state");
        if (query.ContainsKey("due") && !DateTimeOffset.TryParse(query["due"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out due)) return HubError.BadRequest("due");
        if (query.ContainsKey("size") && !(int.TryParse(query["size"], out size) && size is >= 1 and <= 200)) return HubError.BadRequest("size");
        return new CaseQuery
        {
            State = query.ContainsKey("state") ? state : null,
            DueBy = query.ContainsKey("due") ? due : null,
            PageSize = size,
            Cursor = query.ContainsKey("cursor") ? query["cursor"].ToString() : null,
        };
    }

    public async Task<Outcome<CasePage>> Handle(CaseQuery query, Caller caller, CancellationToken ct)
    {
        var own = caller.Role is Role.Candidate ? caller.Id : null;
        var reading = new AuditEvent { Chain = own ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "cases" };
        if (await admit.ToRead(caller, Right.ReadCase, reading, ct) is { } refusal) return refusal;
        try
        {
            return await cases.List(query with { CandidateId = own }, ct);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
