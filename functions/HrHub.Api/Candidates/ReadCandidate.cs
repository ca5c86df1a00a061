using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Sync;
using HrHub.Core.Work;

namespace HrHub.Api.Candidates;

/// <summary>A person's file: for staff and the person the view of it, for systems the plain record.</summary>
public sealed class ReadCandidate(AdmitCaller admit, ISyncStates states, TimeProvider clock)
{
    /// <param name="Document">A <see cref="CandidateView"/> or a <see cref="SystemRecord"/>.</param>
    /// <param name="Version">Of the file.</param>
    public sealed record Answer(object Document, long Version);

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "file" };
        var opened = await admit.ToWork(caller, Right.ReadFile, reading, ct);
        if (opened.Error is { } error) return error;
        // Somebody whom HR has only invited is none of a system's business yet.
        if (caller.Role is Role.System && opened.Value!.File is { Interviews.Count: 0 }) return await admit.Refuse(HubError.NotFound, reading, ct);
        await admit.OnRecord(opened.Value!, reading, ct);
        var file = opened.Value!.File.SeenBy(caller.Role);
        if (caller.Role is Role.System) return new Answer(SystemRecord.Of(file), file.Version);
        var own = caller.Role is Role.Candidate;
        return new Answer(CandidateView.Of(file, own ? null : await states.Of(file.CandidateId, ct), withHolds: !own, StageSight.Sees(caller.Role, file.Stage, SeenClass.EmployeeResults), clock.GetUtcNow()), file.Version);
    }
}
