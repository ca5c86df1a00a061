using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Records;

namespace HrHub.Api.Archive;

/// <summary>An archive that is ready to be written.</summary>
/// <param name="FileName">Names the case, never the person.</param>
/// <param name="WriteTo">Writes it as it is made; to be called once.</param>
public sealed record PersonArchive(string FileName, Func<Stream, CancellationToken, Task> WriteTo);

/// <summary>Everything held about a person, on a granted request for access. It is on the trail before the first byte leaves; the case is done after the last.</summary>
public sealed class TakeArchive(AdmitCaller admit, ICases cases, ICandidateFiles files, IAuditLog audit, WriteArchive write)
{
    public async Task<Outcome<PersonArchive>> Handle(string caseId, Caller caller, CancellationToken ct)
    {
        var found = await cases.Find(caseId, ct);
        var taking = new AuditEvent { Chain = found?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.Exported, Record = found?.CaseId, FieldClass = "everything", Why = found?.CaseId };
        if (await admit.ToChange(caller, Right.TakeArchive, taking, ct) is { } refusal) return refusal;
        if (found is null) return HubError.NotFound;
        if (found is not { Kind: CaseKind.Access, State: CaseState.DecidedGranted or CaseState.Done, Result: null or ArchiveTaken }) return HubError.NoArchive;

        var file = await files.Home(found.CandidateId, ct);
        if (file is not { Retention.Tombstone: null }) return HubError.FileInErasure;

        await audit.Append(taking with { Chain = file.CandidateId }, ct);
        return new PersonArchive($"{found.CaseId}.zip", async (output, writing) =>
        {
            await write.Handle(file, output, writing);
            await Close(found, caller, writing);
        });
    }

    private const string ArchiveTaken = "archive-taken";

    private async Task Close(PersonCase taken, Caller caller, CancellationToken ct)
    {
        if (taken.State is CaseState.Done) return;
        // Whoever took it at the same time closed the case.
        var done = taken with { State = CaseState.Done, Result = ArchiveTaken, Version = taken.Version + 1 };
        await cases.Save(done, new() { Chain = taken.CandidateId, Who = caller, Action = AuditAction.CaseDone, Record = taken.CaseId, Why = taken.CaseId }, ct);
    }
}
