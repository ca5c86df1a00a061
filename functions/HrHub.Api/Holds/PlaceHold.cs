using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Api.Holds;

/// <summary>Places a legal hold: the file is not erased while it is in force.</summary>
public sealed class PlaceHold(AdmitCaller admit, ChangeCandidateFile change, ExplainAbsence explain, TimeProvider clock)
{
    public sealed record Request : IValidatableObject
    {
        /// <summary>For example the reference of the proceedings.</summary>
        [Required, StringLength(2000)] public string? Why { get; init; }

        /// <summary>Null: until it is lifted.</summary>
        public DateTimeOffset? Until { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Until is { } until && until < DateTimeOffset.UnixEpoch) yield return new("Out of range.", [nameof(Until)]);
        }
    }

    public async Task<Outcome<HoldView>> Handle(string candidateId, Request request, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.Until <= now) return HubError.BadRequest("until");

        var hold = new Hold { HoldId = Ids.MadeOn("hold", candidateId, caller.Id, now, caller.Request), Kind = HoldKind.Legal, PlacedBy = caller.Id, Why = request.Why!, PlacedAt = now, Until = request.Until };
        var placing = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.HoldPlaced };
        if (await admit.ToChange(caller, Right.PlaceHold, placing, ct) is { } refusal) return refusal;

        var file = await change.Apply(candidateId, file => file.Retention.Holds.All(known => known.HoldId != hold.HoldId)
            ? file with { Retention = file.Retention with { Holds = [.. file.Retention.Holds, hold] } } : file, placing with { Record = hold.HoldId }, ct);
        // Of a double click the first one stands, with its terms.
        if (file is not null) return HoldView.Of(file.Retention.Holds.First(known => known.HoldId == hold.HoldId), now);
        var absence = await explain.Handle(candidateId, ct);
        return await admit.Refuse(absence, absence == HubError.NotFound ? placing : placing with { Record = hold.HoldId }, ct);
    }
}
