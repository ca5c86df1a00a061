using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Work;

/// <summary>What people changed of an interview.</summary>
public sealed class ReadTextHistory(AdmitCaller admit)
{
    public async Task<Outcome<TextHistory>> Handle(string candidateId, string interviewId, Caller caller, CancellationToken ct)
    {
        var opened = await admit.ToOpen(caller, Right.ReadFile, new() { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "revisions" }, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        return file.Find(interviewId) is null ? HubError.NotFound : TextHistory.Of(file, interviewId, new(caller, file.Stage));
    }
}
