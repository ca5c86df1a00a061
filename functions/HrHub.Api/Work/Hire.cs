using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Employees;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Hires somebody who has an offer: gives the employee number, which is one person's, and begins the terms of retention that hang on it.</summary>
public sealed class Hire(AdmitCaller admit, WorkOnFile works, ICandidateIndex index, ICandidateFiles files, KeyRing keys, InterviewAssembly assembly, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>As the EHR gave it: 1–40 letters, digits and dashes.</summary>
        [Required, RegularExpression(@"[A-Za-z0-9][A-Za-z0-9-]{0,39}")] public string? EmployeeNumber { get; init; }

        /// <summary>When the person was hired; by default now, and not later.</summary>
        public DateTimeOffset? HiredAt { get; init; }
    }

    public async Task<Outcome<StageView>> Handle(string candidateId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var (number, now) = (request.EmployeeNumber!, clock.GetUtcNow());
        var hiredAt = request.HiredAt ?? now;
        if (hiredAt > now || hiredAt < now.AddYears(-50)) return HubError.BadRequest("hiredAt");
        var hiring = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Hired, FieldClass = "stage" };
        var opened = await admit.ToWork(caller, Right.Hire, hiring, ct);
        if (opened.Error is { } refusal) return refusal;
        // Before the number is taken: one that a refused request took would be nobody's.
        var file = opened.Value!.File;
        if (!ETags.Matches(ifMatch, file.Version)) return HubError.StaleETag;
        if (Refuse(file, number) is { } early) return early;
        if (!await Claim(number, file.CandidateId, ct)) return HubError.EmployeeNumberTaken;

        var changed = await works.Handle(caller, Right.Hire, hiring, ifMatch, current =>
        {
            if (current.EmployeeNumber == number && current.Stage is HiringStages.Hired) return current;
            if (Refuse(current, number) is { } late) return late;
            return MoveStage.Moved(current with { EmployeeNumber = number, Retention = current.Retention with { HiredAt = hiredAt } }, new(current.Stage, HiringStages.Hired, caller.Id, now, null), assembly);
        }, ct);
        return changed.Error is { } error ? error : StageView.Of(changed.Value!);
    }

    private static HubError? Refuse(CandidateFile file, string number) => file switch
    {
        { Stage: HiringStages.Hired } when file.EmployeeNumber == number => null,
        _ when !HiringStages.MayHire(file.Stage) => HubError.StageOutOfOrder,
        { EmployeeNumber: { } other } when other != number => HubError.EmployeeNumberTaken,
        _ => null,
    };

    /// <summary>Under every blind index that is alive: one employee number is one person's.</summary>
    private async Task<bool> Claim(string number, string candidateId, CancellationToken ct)
    {
        foreach (var key in EmployeeKeys.Of(number, await keys.BlindIndexes(ct)))
            if (!await ClaimOne(key, number, candidateId, ct)) return false;
        return true;
    }

    /// <summary>A number that was mistyped, and taken for somebody who was hired under another one then, is nobody's: it can be taken over. Whoever may is decided by a claim too, so that of two only one does.</summary>
    private async Task<bool> ClaimOne(string key, string number, string candidateId, CancellationToken ct)
    {
        var claim = key;
        while (await index.Claim(claim, candidateId, ct) is var holder && holder != candidateId)
        {
            var file = await files.Home(holder, ct);
            if (file?.CandidateId == candidateId) break;
            // Who has a number keeps it, and can't be hired under this one any more.
            if (file?.EmployeeNumber is not { } other || other == number) return false;
            claim = EmployeeKeys.After(claim, holder);
        }
        if (claim != key) await index.Move(key, candidateId, ct);
        return true;
    }
}
