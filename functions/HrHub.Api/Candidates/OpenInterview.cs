using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Candidates;

/// <summary>Opens one interview of a person's file, within right and sight and what the person's stage shows, on record.</summary>
public sealed class OpenInterview(AdmitCaller admit)
{
    /// <param name="File">The person's, with what the caller may see.</param>
    /// <param name="Interview">The one.</param>
    public sealed record Opened(CandidateFile File, InterviewFile Interview);

    /// <param name="candidateId">Whose.</param>
    /// <param name="interviewId">Which.</param>
    /// <param name="seen">What of it is read: see <see cref="StageSight"/>.</param>
    /// <param name="fieldClass">The same for the trail.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="ct">Cancels before the audit entry is written.</param>
    /// <param name="right">The right that it takes.</param>
    /// <param name="action">What is done.</param>
    /// <param name="record">What is on record, where it is not the interview.</param>
    public async Task<Outcome<Opened>> Handle(string candidateId, string interviewId, SeenClass seen, string fieldClass, Caller caller, CancellationToken ct, Right right = Right.ReadInterview, string action = AuditAction.Read, string? record = null)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = action, FieldClass = fieldClass };
        // Looked up before it is on record: an id that is none of this file is whatever somebody typed.
        var opened = await admit.ToWork(caller, right, reading, ct);
        if (opened.Error is { } error) return error;
        var file = opened.Value!.File;
        if (!StageSight.Sees(caller.Role, HiringStages.Hired, seen)) return await admit.Refuse(HubError.Forbidden, reading, ct);
        if (file.Find(interviewId) is not { } interview || !StageSight.Sees(caller.Role, file.Stage, seen)) return await admit.Refuse(HubError.NotFound, reading, ct);
        await admit.OnRecord(opened.Value, reading with { Record = record ?? interviewId }, ct);
        return new Opened(file, interview);
    }
}
