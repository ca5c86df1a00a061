using System.Text.Json.Nodes;
using HrHub.Core.Access;
using HrHub.Core.Retention;

namespace HrHub.Core.Disputes;

/// <summary>While it is open it is a hold on the erasure of the person's data.</summary>
public enum DisputeState { Open, Corrected, Confirmed }

/// <summary>Somebody says that a score or a text of an interview is wrong, and an HR specialist says by when whether it is. Part of the interview's file, and sealed with it.</summary>
public sealed record Dispute
{
    public required string DisputeId { get; init; }

    /// <summary>What is disputed, see <see cref="Records.FieldPath"/> and <see cref="DisputedField"/>.</summary>
    public required string Field { get; init; }

    /// <summary>In the words of whoever opened it; null once what it is about was erased.</summary>
    public string? Reason { get; init; }

    /// <summary>What the field said when the dispute was opened; null once that was erased.</summary>
    public JsonNode? AsDisputed { get; init; }

    public required string OpenedBy { get; init; }
    public required Role OpenedAs { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Subject of the HR specialist who answers.</summary>
    public required string Assignee { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>By when there must be a decision.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the specialist is reminded before that; null where the term is too short for it.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>Years within the term for which no calendar was known: their weekends were counted, their holidays were not.</summary>
    public IReadOnlyList<int> WeekendsOnly { get; init; } = [];

    public DisputeState State { get; init; } = DisputeState.Open;
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was decided so; null once what it is about was erased.</summary>
    public string? Explanation { get; init; }

    /// <summary>What the field said before it was corrected, and since.</summary>
    public JsonNode? CorrectedFrom { get; init; }

    /// <inheritdoc cref="CorrectedFrom"/>
    public JsonNode? CorrectedTo { get; init; }

    /// <summary>1, 2, 3, … with every change: the dispute's ETag.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The hold that an open dispute is. It ends with the dispute: nobody lifts it.</summary>
    public Hold Hold => new() { HoldId = DisputeId, Kind = HoldKind.Dispute, PlacedBy = OpenedBy, Why = DisputeId, PlacedAt = OpenedAt };

    /// <summary>What is left when the class of data that it is about is erased.</summary>
    public Dispute WithoutTexts() => this with { Reason = null, AsDisputed = null, Explanation = null, CorrectedFrom = null, CorrectedTo = null };

    public override string ToString() => DisputeId;
}
