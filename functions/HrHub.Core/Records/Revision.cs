using System.Text.Json.Nodes;

namespace HrHub.Core.Records;

/// <summary>A change that a person made to one field of an interview. What the vendor said stays in the parts; what was there before is kept.</summary>
public sealed record Revision
{
    /// <summary>Derived, so that the same request twice is one revision.</summary>
    public required string RevisionId { get; init; }

    /// <summary>Where, see <see cref="FieldPath"/>.</summary>
    public required string Field { get; init; }

    /// <summary>What was there before; null where nothing was.</summary>
    public JsonNode? Old { get; init; }

    /// <summary>What is there now; null takes the field away.</summary>
    public JsonNode? New { get; init; }

    /// <summary>Subject of the token.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>In the words of whoever changed it.</summary>
    public string? Why { get; init; }

    /// <summary>The dispute that ordered the change, if one did.</summary>
    public string? DisputeId { get; init; }
}
