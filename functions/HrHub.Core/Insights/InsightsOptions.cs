using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Insights;

/// <summary>What the hub says of scores. Section <c>Insights</c>.</summary>
public sealed record InsightsOptions : IValidatableObject
{
    /// <summary>From this score on a dimension is a strength, 0–100.</summary>
    [Range(0, 100)] public double StrengthFrom { get; init; } = 80;

    /// <summary>Below this score it is a weak point, 0–100.</summary>
    [Range(0, 100)] public double WeakBelow { get; init; } = 60;

    /// <summary>Of fewer scores than this no standing is told.</summary>
    [Range(2, 10_000)] public int LeastToCompare { get; init; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WeakBelow > StrengthFrom) yield return new("Insights:WeakBelow is above Insights:StrengthFrom: a score would be both.", [nameof(WeakBelow)]);
    }
}
