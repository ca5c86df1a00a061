using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Records;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Cases;

/// <summary>Opens a case: a person asks, for himself or through somebody who notes it.</summary>
public sealed class OpenCase(AdmitCaller admit, ICandidateFiles files, ICases cases, IOptions<CasesOptions> options, TimeProvider clock)
{
    public sealed record Request : IValidatableObject
    {
        [Required] public CaseKind? Kind { get; init; }

        /// <summary>What the person wrote or said.</summary>
        [StringLength(4000)] public string? Text { get; init; }

        /// <summary>For a correction, and only for one: the right values, 1–200 characters each.</summary>
        public IReadOnlyDictionary<IdentityField, string>? Wanted { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Kind is CaseKind.Correct != Wanted is { Count: > 0 }) yield return new("Only a correction wants values.", [nameof(Wanted)]);
            if (Wanted?.Values.Any(value => string.IsNullOrWhiteSpace(value) || value.Length > 200) ?? false) yield return new("A value is empty or too long.", [nameof(Wanted)]);
        }
    }

    public async Task<Outcome<PersonCase>> Handle(string candidateId, Request request, Caller caller, CancellationToken ct)
    {
        var kind = request.Kind!.Value;
        var opening = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.CaseOpened, Why = kind.ToString().ToLowerInvariant() };
        if (await admit.ToChange(caller, kind is CaseKind.Erase ? Right.RequestErasure : Right.OpenAccessCase, opening, ct) is { } refusal) return refusal;

        var file = await files.Home(candidateId, ct);
        if (file is null) return HubError.NotFound;
        if (file.Retention.Tombstone is not null) return HubError.FileInErasure;

        var now = clock.GetUtcNow();
        var opened = new PersonCase
        {
            CaseId = Ids.MadeOn("case", file.CandidateId, $"{caller.Id}:{kind}", now, caller.Request),
            Kind = kind,
            CandidateId = file.CandidateId,
            OpenedAt = now,
            OpenedBy = caller.Id,
            OpenedAs = caller.Role,
            DueAt = options.Value.DueAt(file.Retention.Jurisdiction, now),
            Texts = new CaseTexts { Request = request.Text, Wanted = request.Wanted ?? new Dictionary<IdentityField, string>() },
        };
        // Of a double click the first one stands.
        return await cases.Save(opened, opening with { Chain = file.CandidateId, Record = opened.CaseId }, ct) ? opened : await cases.Find(opened.CaseId, ct) is { } first ? first : HubError.FileInErasure;
    }
}
