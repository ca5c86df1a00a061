using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Disputes;

/// <summary>A dispute as it is shown to those who may read it.</summary>
public sealed record DisputeView
{
    public required string DisputeId { get; init; }
    public required string CandidateId { get; init; }
    public required string InterviewId { get; init; }

    /// <summary>For example <c>dimensions[logic].score</c>.</summary>
    public required string Field { get; init; }

    public required DisputedKind Kind { get; init; }
    public string? Reason { get; init; }
    public required string OpenedBy { get; init; }
    public required Role OpenedAs { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string Assignee { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Years of which the hub has no calendar of public holidays: the due date counts their weekends only.</summary>
    public required IReadOnlyList<int> WeekendsOnly { get; init; }

    public required DisputeState State { get; init; }

    /// <summary>What the field said when the dispute was opened: a score or a text.</summary>
    public JsonNode? AsDisputed { get; init; }

    /// <summary>What the field says now.</summary>
    public JsonNode? Current { get; init; }

    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Explanation { get; init; }

    /// <summary>What was corrected: the value of a score, or the text.</summary>
    public JsonNode? CorrectedFrom { get; init; }

    /// <summary>To what.</summary>
    public JsonNode? CorrectedTo { get; init; }

    /// <summary>The overall score before this decision corrected it too; left out where it did not.</summary>
    public JsonNode? OverallFrom { get; init; }

    /// <summary>The overall score that the decision gave.</summary>
    public JsonNode? OverallTo { get; init; }

    /// <summary>Of a decided dispute: that the overall score was given before a score was corrected, where it was.</summary>
    public Label? OverallNote { get; init; }

    public required long Version { get; init; }

    public static DisputeView Of(FoundDispute found)
    {
        var dispute = found.Dispute;
        var overall = found.Interview.Revisions.FirstOrDefault(revision => revision.DisputeId == dispute.DisputeId && revision.Field == OverallScore.Field && dispute.Field != OverallScore.Field);
        FieldPath.TryGet((JsonObject)JsonSerializer.SerializeToNode(found.Interview.Interview, CanonicalJson.Options)!, dispute.Field, out var current);
        return new()
        {
            DisputeId = dispute.DisputeId,
            CandidateId = found.CandidateId,
            InterviewId = found.Interview.Interview.InterviewId,
            Field = dispute.Field,
            Kind = DisputedField.KindOf(dispute.Field) ?? DisputedKind.Text,
            Reason = dispute.Reason,
            OpenedBy = dispute.OpenedBy,
            OpenedAs = dispute.OpenedAs,
            OpenedAt = dispute.OpenedAt,
            Assignee = dispute.Assignee,
            DueAt = dispute.DueAt,
            WeekendsOnly = dispute.WeekendsOnly,
            State = dispute.State,
            AsDisputed = dispute.AsDisputed?.DeepClone(),
            Current = current?.DeepClone(),
            DecidedBy = dispute.DecidedBy,
            DecidedAt = dispute.DecidedAt,
            Explanation = dispute.Explanation,
            CorrectedFrom = ValueOf(dispute.CorrectedFrom),
            CorrectedTo = ValueOf(dispute.CorrectedTo),
            OverallFrom = ValueOf(overall?.Old),
            OverallTo = ValueOf(overall?.New),
            OverallNote = dispute.State is DisputeState.Corrected ? OverallScore.NoteOf(found.Interview) : null,
            Version = dispute.Version,
        };
    }

    private static JsonNode? ValueOf(JsonNode? corrected) => (corrected is JsonObject score ? score["value"] : corrected)?.DeepClone();
}
