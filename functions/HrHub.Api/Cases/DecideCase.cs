using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;

namespace HrHub.Api.Cases;

/// <summary>Grants or refuses what a person asked for, and brings about what was granted.</summary>
public sealed class DecideCase(AdmitCaller admit, ICases cases, ApplyDecision apply, TimeProvider clock)
{
    public sealed record Request
    {
        [Required] public bool? Granted { get; init; }

        /// <summary>Why; the person may read it.</summary>
        [Required, StringLength(2000)] public string? Reason { get; init; }
    }

    /// <param name="caseId">The case.</param>
    /// <param name="request">The decision.</param>
    /// <param name="ifMatch">The caller's ETag; null for none.</param>
    /// <param name="caller">Who decides.</param>
    /// <param name="ct">Cancels between the writes; a timer then finishes what was granted.</param>
    public async Task<Outcome<PersonCase>> Handle(string caseId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var found = await cases.Find(caseId, ct);
        var deciding = new AuditEvent { Chain = found?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.CaseDecided, Record = found?.CaseId };
        if (await admit.ToChange(caller, Right.DecideCase, deciding, ct) is { } refusal) return refusal;
        if (found is null) return HubError.NotFound;
        if (!ETags.Matches(ifMatch, found.Version)) return HubError.StaleETag;
        if (found.State is CaseState.Open) return HubError.IdentityNotChecked;
        if (found.State is not CaseState.IdentityChecked) return HubError.CaseDecided;

        var granted = request.Granted is true;
        var decided = found with
        {
            State = granted ? CaseState.DecidedGranted : CaseState.DecidedRefused,
            DecidedBy = caller.Id,
            DecidedAt = clock.GetUtcNow(),
            Texts = (found.Texts ?? new CaseTexts()) with { Decision = request.Reason },
            Version = found.Version + 1,
        };
        if (!await cases.Save(decided, deciding with { Why = granted ? "granted" : "refused" }, ct)) return HubError.StaleETag;
        return granted ? await apply.Handle(decided, caller, ct) : decided;
    }
}
