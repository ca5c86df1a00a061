using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;
using HrHub.Core.Records;

namespace HrHub.Core.Cases;

/// <summary>
/// Brings about what a granted case asks for. The decision is on record before; every step can be run again, so that a timer finishes what a crash interrupted.
/// </summary>
public sealed class ApplyDecision(ICases cases, ChangeCandidateFile change, ICandidateIndex index, KeyRing keys, EndExportsOf exports, TimeProvider clock)
{
    /// <param name="granted">A case in state <see cref="CaseState.DecidedGranted"/>, with its texts.</param>
    /// <param name="by">Whose entry the change becomes.</param>
    /// <param name="ct">Cancels between the steps.</param>
    /// <returns>The case as it is now: an erasure stays granted until its certificate closes it, access until the archive was taken.</returns>
    public async Task<PersonCase> Handle(PersonCase granted, Caller by, CancellationToken ct) => granted.Kind switch
    {
        CaseKind.Erase => await Erase(granted, by, ct),
        CaseKind.Correct => await Finish(granted, await Correct(granted, by, ct), "corrected", by, ct),
        CaseKind.Restrict => await Finish(granted, await Restrict(granted, by, ct), "restricted", by, ct),
        _ => granted,
    };

    private async Task<PersonCase> Erase(PersonCase granted, Caller by, CancellationToken ct)
    {
        // The time that rules count from is that of the request, not of the decision; of several requests the earliest, in whatever order they are decided.
        await change.Apply(granted.CandidateId,
            file => file.Retention.Tombstone is not null || file.Retention.ErasureRequestedAt <= granted.OpenedAt ? file : file with { Retention = file.Retention with { ErasureRequestedAt = granted.OpenedAt } },
            Event(granted, AuditAction.ErasureRequested, by), ct);
        return granted;
    }

    private async Task<CandidateFile?> Restrict(PersonCase granted, Caller by, CancellationToken ct)
    {
        var file = await change.Apply(granted.CandidateId,
            file => file.Retention is { Restricted: true } or { Tombstone: not null } ? file : file with { Retention = file.Retention with { Restricted = true } },
            Event(granted, AuditAction.Restricted, by), ct);
        // Files that were written before hold the person too.
        if (file is not null) await exports.Handle(file, ExportEnd.PersonRestricted, ct);
        return file;
    }

    private async Task<CandidateFile?> Correct(PersonCase granted, Caller by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var file = await change.Apply(granted.CandidateId, file => file.Retention.Tombstone is null && file.Corrections.All(known => known.CaseId != granted.CaseId) ? file.With([.. Corrections(file, granted, now)]) : file,
            Event(granted, AuditAction.Corrected, by) with { FieldClass = "identity" }, ct);
        if (file is { Retention.Tombstone: null }) await Claim(file, granted.CaseId, ct);
        return file;
    }

    private static IEnumerable<IdentityCorrection> Corrections(CandidateFile file, PersonCase granted, DateTimeOffset now)
        => granted.Texts?.Wanted.OrderBy(wanted => wanted.Key).Select(wanted => new IdentityCorrection
        {
            Field = wanted.Key,
            Value = wanted.Value,
            Before = IdentityCorrection.Read(file.Identity, wanted.Key),
            By = granted.DecidedBy!,
            At = now,
            CaseId = granted.CaseId,
        }) ?? [];

    /// <summary>The corrected number finds the person from now on. One that another candidate holds stays there: two people are never made one by guess.</summary>
    private async Task Claim(CandidateFile file, string caseId, CancellationToken ct)
    {
        var corrected = CandidateIdentities.Merge([], [.. file.Corrections.Where(correction => correction.CaseId == caseId)]);
        foreach (var (_, key) in CandidateIdentities.KeysOf(corrected, await keys.BlindIndexes(ct))) await index.Claim(key, file.CandidateId, ct);
    }

    private async Task<PersonCase> Finish(PersonCase granted, CandidateFile? file, string result, Caller by, CancellationToken ct)
    {
        var done = granted with { State = CaseState.Done, Result = file is { Retention.Tombstone: null } ? result : HubError.FileInErasure.Code, Version = granted.Version + 1 };
        // Whoever was faster finished the same case the same way.
        return await cases.Save(done, Event(done, AuditAction.CaseDone, by), ct) ? done : await cases.Find(granted.CaseId, ct) ?? done;
    }

    private static AuditEvent Event(PersonCase about, string action, Caller by)
        => new() { Chain = about.CandidateId, Who = by, Action = action, Record = about.CaseId, Why = about.CaseId };
}
