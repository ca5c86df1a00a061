using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;

namespace HrHub.Api.Disputes;

/// <summary>
/// Decides a dispute: what it is about stays as it is, or is corrected by a revision that keeps what was there before. The hold on erasure ends in the same transaction; the file's new version
/// brings a correction to the downstream systems.
/// </summary>
public sealed class DecideDispute(OwnDispute own, ChangeDispute change, InterviewAssembly assembly, TimeProvider clock)
{
    public enum Decision { Corrected, Confirmed }

    public sealed record Request : IValidatableObject
    {
        [Required] public Decision? Decision { get; init; }

        /// <summary>Why; whoever opened the dispute reads it.</summary>
        [Required, StringLength(4000)] public string? Explanation { get; init; }

        /// <summary>For a correction of a score, and only for one: the right value on the vendor's own scale.</summary>
        public double? Score { get; init; }

        /// <summary>Only beside a correction of another score: the overall score that follows from it, on the vendor's own scale. Left out, the overall score stays as the vendor gave it, and is shown as given before the correction.</summary>
        public double? Overall { get; init; }

        /// <summary>For a correction of a text, and only for one: the right text.</summary>
        [StringLength(20_000, MinimumLength = 1)] public string? Text { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Decision is DecideDispute.Decision.Confirmed && Score is not null) yield return new("Nothing is corrected.", [nameof(Score)]);
            if (Decision is DecideDispute.Decision.Confirmed && Overall is not null) yield return new("Nothing is corrected.", [nameof(Overall)]);
            if (Decision is DecideDispute.Decision.Confirmed && Text is not null) yield return new("Nothing is corrected.", [nameof(Text)]);
        }
    }

    /// <param name="disputeId">The dispute.</param>
    /// <param name="request">The decision.</param>
    /// <param name="ifMatch">The caller's ETag; null for none.</param>
    /// <param name="caller">Who decides.</param>
    /// <param name="ct">Cancels between the writes.</param>
    public async Task<Outcome<DisputeView>> Handle(string disputeId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var deciding = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.DisputeDecided };
        var found = await own.ToWork(disputeId, Right.ResolveDispute, deciding, ct);
        if (found.Error is { } refusal) return refusal;

        Outcome<InterviewFile> decided = default;
        var changed = await change.Apply(found.Value!.Entry, (file, interview) =>
        {
            var dispute = interview.Dispute(disputeId)!;
            decided = !ETags.Matches(ifMatch, dispute.Version) ? HubError.StaleETag : dispute.State is not DisputeState.Open ? HubError.DisputeDecided : Decide(interview, dispute, request, caller, file.Stage);
            return decided.Value ?? interview;
        }, deciding with { Record = disputeId, FieldClass = DisputedField.KindOf(found.Value.Dispute.Field) is DisputedKind.Score ? "scores" : "texts", Why = request.Decision is Decision.Corrected ? "corrected" : "confirmed" }, ct);
        return decided.Error ?? (changed is null ? HubError.NotFound : (Outcome<DisputeView>)DisputeView.Of(changed));
    }

    private Outcome<InterviewFile> Decide(InterviewFile interview, Dispute dispute, Request request, Caller caller, string stage)
    {
        var now = clock.GetUtcNow();
        var decided = dispute with { State = DisputeState.Confirmed, DecidedBy = caller.Id, DecidedAt = now, Explanation = request.Explanation, Version = dispute.Version + 1 };
        if (request.Decision is Decision.Confirmed) return interview.With(decided);

        // A later part of the vendor may have taken away what was disputed.
        if (!FieldPath.TryGet((JsonObject)JsonSerializer.SerializeToNode(interview.Interview, CanonicalJson.Options)!, dispute.Field, out var old) || old is null) return HubError.BadRequest("decision");
        var corrected = Corrected(dispute, old, request);
        if (corrected.Error is { } wrong) return wrong;
        var overall = Overall(interview, dispute, request);
        if (overall.Error is { } wrongOverall) return wrongOverall;

        var revision = new Revision
        {
            RevisionId = Ids.RevisionOf(dispute.DisputeId),
            Field = dispute.Field,
            Old = old.DeepClone(),
            New = corrected.Value!.DeepClone(),
            By = caller.Id,
            At = now,
            Why = request.Explanation,
            DisputeId = dispute.DisputeId,
        };
        var changed = assembly.Add(interview, revision, stage);
        if (request.Overall is not null)
            changed = assembly.Add(changed, revision with { RevisionId = Ids.OverallRevisionOf(dispute.DisputeId), Field = OverallScore.Field, Old = Node(interview.Interview.Overall), New = Node(overall.Value) }, stage);
        return changed.With(decided with { State = DisputeState.Corrected, CorrectedFrom = revision.Old?.DeepClone(), CorrectedTo = revision.New?.DeepClone() });
    }

    /// <returns>The overall score as it is from now on.</returns>
    private static Outcome<Score?> Overall(InterviewFile interview, Dispute dispute, Request request)
    {
        var overall = interview.Interview.Overall;
        if (request.Overall is not { } value) return overall;
        return DisputedField.KindOf(dispute.Field) is DisputedKind.Score && dispute.Field != OverallScore.Field && overall is not null && CorrectScore.To(overall, value) is { } score ? score : HubError.BadRequest("overall");
    }

    private static JsonNode? Node(Score? score) => JsonSerializer.SerializeToNode(score, CanonicalJson.Options);

    private static Outcome<JsonNode> Corrected(Dispute dispute, JsonNode old, Request request)
    {
        if (DisputedField.KindOf(dispute.Field) is DisputedKind.Text)
            return request.Score is not null ? HubError.BadRequest("score") : request.Text is { } text ? (JsonNode)JsonValue.Create(text)! : HubError.BadRequest("text");
        if (request.Text is not null) return HubError.BadRequest("text");
        return request.Score is { } value && CorrectScore.To(old.Deserialize<Score>(CanonicalJson.Options)!, value) is { } score
            ? JsonSerializer.SerializeToNode(score, CanonicalJson.Options)!
            : HubError.BadRequest("score");
    }
}
