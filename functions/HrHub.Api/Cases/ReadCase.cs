using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;

namespace HrHub.Api.Cases;

/// <summary>One case with its texts.</summary>
public sealed class ReadCase(AdmitCaller admit, ICases cases)
{
    public async Task<Outcome<PersonCase>> Handle(string caseId, Caller caller, CancellationToken ct)
    {
        var found = await cases.Find(caseId, ct);
        var reading = new AuditEvent { Chain = found?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, Record = found?.CaseId, FieldClass = "case" };
        if (await admit.ToRead(caller, Right.ReadCase, reading, ct) is { } refusal) return refusal;
        return found is null ? HubError.NotFound : found;
    }
}
