using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Disputes;

namespace HrHub.Api.Disputes;

/// <summary>Opens a dispute by its id for whoever may: within sight, and for a candidate only one of the own.</summary>
public sealed class OwnDispute(AdmitCaller admit, FindDispute find)
{
    /// <summary>To read it: on the trail before this returns.</summary>
    public Task<Outcome<FoundDispute>> ToRead(string disputeId, Right right, AuditEvent reading, CancellationToken ct) => Open(disputeId, right, reading, read: true, ct);

    /// <summary>To change it; the change brings its own event.</summary>
    public Task<Outcome<FoundDispute>> ToWork(string disputeId, Right right, AuditEvent changing, CancellationToken ct) => Open(disputeId, right, changing, read: false, ct);

    private async Task<Outcome<FoundDispute>> Open(string disputeId, Right right, AuditEvent attempt, bool read, CancellationToken ct)
    {
        var found = await find.Handle(disputeId, ct);
        var caller = attempt.Who;
        if (found is null || caller.Role is Role.Candidate && found.Dispute.OpenedAs is not Role.Candidate)
            return await admit.ToChange(caller, right, attempt, ct) is { } refused ? refused : await admit.Refuse(HubError.NotFound, attempt, ct);

        attempt = attempt with { Chain = found.CandidateId, Record = disputeId };
        var opened = await admit.ToWork(caller, right, attempt, ct);
        if (opened.Error is { } refusal) return refusal;
        if (opened.Value!.File.Find(found.Interview.Interview.InterviewId) is null) return await admit.Refuse(HubError.NotFound, attempt, ct);
        if (read) await admit.OnRecord(opened.Value, attempt, ct);
        return found;
    }
}
