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
        var asked = new QueryReader(query, "state", "due", "size", "cursor");
        var read = new CaseQuery { State = asked.OneOf<CaseState>("state"), DueBy = asked.Time("due"), PageSize = asked.Size(), Cursor = asked.Text("cursor") };
        return asked.Error is { } error ? error : read;
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
