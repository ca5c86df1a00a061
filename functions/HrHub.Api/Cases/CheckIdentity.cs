using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;

namespace HrHub.Api.Cases;

/// <summary>Notes who made sure that whoever asks is the person, and how. Nothing is decided before.</summary>
public sealed class CheckIdentity(AdmitCaller admit, ICases cases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>For example: the identity card was seen at the branch. Not its number.</summary>
        [Required, StringLength(2000)] public string? How { get; init; }
    }

    /// <param name="caseId">The case.</param>
    /// <param name="request">How it was checked.</param>
    /// <param name="ifMatch">The caller's ETag; null for none.</param>
    /// <param name="caller">Who checked.</param>
    /// <param name="ct">Cancels before the write.</param>
    public async Task<Outcome<PersonCase>> Handle(string caseId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var found = await cases.Find(caseId, ct);
        var checking = new AuditEvent { Chain = found?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.IdentityChecked, Record = found?.CaseId };
        if (await admit.ToChange(caller, Right.DecideCase, checking, ct) is { } refusal) return refusal;
        if (found is null) return HubError.NotFound;
        if (!ETags.Matches(ifMatch, found.Version)) return HubError.StaleETag;
        if (found.State is not (CaseState.Open or CaseState.IdentityChecked)) return HubError.CaseDecided;

        var noted = found with
        {
            State = CaseState.IdentityChecked,
            IdentityCheckedBy = caller.Id,
            IdentityCheckedAt = clock.GetUtcNow(),
            Texts = (found.Texts ?? new CaseTexts()) with { IdentityCheck = request.How },
            Version = found.Version + 1,
        };
        return await cases.Save(noted, checking, ct) ? noted : HubError.StaleETag;
    }
}
